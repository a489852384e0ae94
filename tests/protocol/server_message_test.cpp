// What the server says, against the samples that the web client is held to as well.
#include "server/protocol/server_message.hpp"

#include "server/room/door.hpp"
#include "tests/protocol/samples.hpp"
#include "tests/protocol/server_decode.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace spacebetween {
namespace {

constexpr DoorLimits
    wide{.bytes = 1 << 20, .depth = 16, .tokens = 1 << 16, .keys = 256, .string_bytes = 1 << 20};

/// The first of two parts says so; made alone it says that there is one.
std::string as_only_part(std::string text) {
    const auto place = text.find(R"("parts":2)");
    if (place != std::string::npos && text.find(R"("part":1)") != std::string::npos) {
        text.replace(place, 9, R"("parts":1)");
    }
    return text;
}

Viewed hypothesis(int number, std::size_t bytes) {
    auto id = std::to_string(number);
    id = "hyp_" + std::string(21 - id.size(), '0') + id + "A";
    Record record{
        .id = RecordId(id),
        .type = Type::hypothesis,
        .v = 1,
        .by = {},
        .order = number,
        .made_in = SessionId("ses_AAAAAAAAAAAAAAAAAAAAAA"),
        .fields = {}
    };
    record.fields.resize(spec_of(Type::hypothesis).fields.size());
    record.fields[*index_of(Type::hypothesis, "text")] = TextValue(std::string(bytes, 'x'), 1);
    const RoomState state;
    return Door(state, MemberId()).show(std::make_shared<const Record>(std::move(record)));
}

}  // namespace

TEST_CASE("[R16] every sample of the server is decoded and encoded back unchanged", "[protocol]") {
    const auto all = samples("server");
    REQUIRE(all.size() >= 30);
    for (const auto& [name, text] : all) {
        INFO(name);
        const auto doc = JsonDoc::read(text, wide);
        REQUIRE(doc.has_value());
        const auto again = decoded_and_encoded(doc->root());
        REQUIRE(again.has_value());
        CHECK(*again == as_only_part(text));
    }
}

TEST_CASE("[R30] a snapshot comes in parts within their limit, and whole", "[protocol]") {
    RoomSnapshot snapshot;
    for (int i = 0; i < 40; ++i)
        snapshot.records.push_back(hypothesis(i, 300));
    constexpr std::size_t part_bytes_max = 2000;

    const auto frames = snapshot_frames(snapshot, part_bytes_max);

    std::size_t records = 0;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        CHECK(frames[i].size() <= part_bytes_max);
        const auto doc = JsonDoc::read(frames[i], wide);
        REQUIRE(doc.has_value());
        const auto part = static_cast<std::int64_t>(i + 1);
        CHECK(doc->root().find("part")->whole(part, part).has_value());
        CHECK(doc->root().find("room").has_value() == (i == 0));
        records += doc->root().find("records")->size();
    }
    CHECK(frames.size() > 7);
    CHECK(records == 40);
}

TEST_CASE("[R30] a record larger than a part has a part to itself", "[protocol]") {
    RoomSnapshot snapshot;
    snapshot.records = {hypothesis(1, 10), hypothesis(2, 3000), hypothesis(3, 10)};

    const auto frames = snapshot_frames(snapshot, 1000);

    REQUIRE(frames.size() == 3);
    CHECK(frames[1].size() > 3000);
    CHECK(frames[2].size() < 1000);
}

TEST_CASE("[R42] nobody is told the session a record was made in", "[protocol]") {
    std::string out;
    JsonWriter json(out);

    write_viewed(json, hypothesis(1, 10));

    CHECK(out.find("ses_") == std::string::npos);
    CHECK(out.find("made_in") == std::string::npos);
}

TEST_CASE("[R40] a refusal says whether to try again", "[protocol]") {
    CHECK(
        answer_frame(7, No{.code = Refusal::busy, .info = std::nullopt}) ==
        R"({"t":"no","c":7,"code":"busy","retry":true})"
    );
    CHECK(
        answer_frame(7, No{.code = Refusal::gone, .info = RefusalInfo{}}) ==
        R"({"t":"no","c":7,"code":"gone","retry":false})"
    );
}

}  // namespace spacebetween
