// [I-8] Two histories that differ only in what one member may not see are one history to them.
#include "tests/support/room_fixture.hpp"

#include <functional>

using namespace spacebetween;

namespace {

/// Everything that eve's device could tell: frames, answers, and what she holds at the end.
struct Eve {
    std::vector<SendStage> stages;
    std::map<RecordId, Record> records;
    std::vector<PresenceOf> presence;
    int frames = 0;
    std::vector<std::variant<Ok, No>> answers;
    std::size_t drawn = 0;
};

using Hidden = std::function<void(RoomTable&)>;

Eve history(const Hidden& in_reflection, const Hidden& in_alone) {
    auto table = room_in_stage("reflection");
    Eve eve;
    const auto answer = [&](Decision decision) { eve.answers.push_back(decision.reply->what); };
    in_reflection(*table);
    answer(table->change("eve", {make(rid("not", "eves"))}));
    answer(table->change("eve", {make(rid("hyp", "early"))}));
    table->next();
    in_alone(*table);
    answer(
        table->change("eve", {make(rid("hyp", "eves")), type_in(rid("hyp", "eves"), "text", "E")})
    );
    table->pass(5 * second_ms);
    eve.drawn = table->random().drawn();
    Heard& heard = table->heard("eve");
    eve.stages = heard.stages();
    eve.records = heard.records();
    eve.presence = heard.presence();
    eve.frames = heard.frames();
    return eve;
}

bool same(const SendStage& a, const SendStage& b) {
    return *a.session == *b.session && a.rights == b.rights && a.put == b.put && a.drop == b.drop;
}

void nothing(RoomTable&) {}

void others_write(RoomTable& table) {
    for (const char* name : {"ben", "dora"}) {
        const RecordId card = rid("hyp", name);
        table.change(name, {make(card), type_in(card, "text", "words")});
        table.change(name, {erase(card)});
        table.change(name, {make(rid("hyp", std::string(name) + "2"))});
    }
}

void others_note(RoomTable& table) {
    for (int i = 0; i < 60; ++i) {
        const std::string name = "n" + std::to_string(i);
        table.change("ben", {make(rid("not", name)), type_in(rid("not", name), "text", "mine")});
    }
    table.change("ana", {make(rid("bel", "rang"))});
    Presence said;
    said.board = BoardName::own;
    said.typing = true;
    table.take(table.room().presence(ClientId("ben-screen"), said, table.now()));
}

}  // namespace

TEST_CASE("[I-8] hidden work of others changes nothing that a member receives", "[room]") {
    const Eve quiet = history(nothing, nothing);
    const Eve busy = history(others_note, others_write);

    CHECK(quiet.frames == busy.frames);
    CHECK((quiet.records == busy.records));
    CHECK((quiet.answers == busy.answers));
    CHECK(quiet.drawn == busy.drawn);
    CHECK((quiet.presence == busy.presence));
    REQUIRE(quiet.stages.size() == busy.stages.size());
    for (std::size_t i = 0; i < quiet.stages.size(); ++i) {
        CHECK(same(quiet.stages[i], busy.stages[i]));
    }
}

TEST_CASE("[I-8] writing an own note shows no typing to others", "[room]") {
    auto table = room_in_stage("group");

    others_note(*table);

    CHECK(table->heard("eve").shown(table->id("ben")) == Presence{});
}

TEST_CASE("[I-8] a word about what others may not see sends them nothing", "[room]") {
    auto table = room_in_stage("group");
    const std::size_t before = table->heard("eve").presence().size();
    Presence said;
    said.board = BoardName::own;
    for (const bool typing : {true, false, true}) {
        said.typing = typing;
        table->take(table->room().presence(ClientId("ben-screen"), said, table->now()));
    }

    CHECK(table->heard("eve").presence().size() == before);
    said.board = BoardName::map;
    table->take(table->room().presence(ClientId("ben-screen"), said, table->now()));
    CHECK(table->heard("eve").presence().size() == before + 1);
    CHECK(table->heard("eve").shown(table->id("ben")).typing);
}

TEST_CASE("[I-8] a new stage takes back what is no longer to be shown", "[room]") {
    auto table = room_in_stage("next_conversation");
    Presence said;
    said.board = BoardName::map;
    table->take(table->room().presence(ClientId("ben-screen"), said, table->now()));
    REQUIRE(table->heard("eve").shown(table->id("ben")).board == BoardName::map);

    table->command("cleo", InsertStage{StageInsert::write_alone, 2});
    table->flush();
    REQUIRE(table->session().stage().mode == Mode::sealed);

    CHECK(table->heard("eve").shown(table->id("ben")) == Presence{});
}

TEST_CASE("[I-12] presence beyond its rate is dropped, and what is old is no longer so", "[room]") {
    auto table = room_in_stage("group");
    Presence said;
    said.board = BoardName::map;
    const std::size_t before = table->heard("eve").presence().size();
    for (std::uint64_t i = 0; i < table->limits().presence_rate + 5; ++i) {
        said.typing = i % 2 == 0;
        table->take(table->room().presence(ClientId("ben-screen"), said, table->now()));
    }
    CHECK(table->heard("eve").presence().size() == before + table->limits().presence_rate);

    const auto gone = static_cast<Millis>(table->limits().presence_gone_ms);
    REQUIRE(table->room().next_tick().has_value());
    CHECK(*table->room().next_tick() <= table->now() + gone);
    table->pass(gone - 1);
    CHECK(table->heard("eve").shown(table->id("ben")).board == BoardName::map);
    table->pass(1);
    CHECK(table->heard("eve").shown(table->id("ben")) == Presence{});
    const std::size_t told = table->heard("eve").presence().size();
    table->pass(1);
    CHECK(table->heard("eve").presence().size() == told);
}
