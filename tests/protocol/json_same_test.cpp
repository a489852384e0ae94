// The door for JSON reads what another library reads, and refuses what that refuses.
#include "server/protocol/json_door.hpp"
#include "tests/protocol/samples.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {
namespace {

using Json = nlohmann::json;

constexpr DoorLimits wide_door{
    .bytes = 1 << 20,
    .depth = 64,
    .tokens = 1 << 16,
    .keys = 1 << 10,
    .string_bytes = 1 << 20
};

/// What the door made of a value, put together again by the other library.
Json tree_of(JsonView view) {
    Json made;
    switch (view.kind()) {
        case JsonKind::nothing:
            break;
        case JsonKind::flag:
            made = *view.flag();
            break;
        case JsonKind::whole:
            made = *view.whole(INT64_MIN, INT64_MAX);
            break;
        case JsonKind::number:
            made = *view.number();
            break;
        case JsonKind::text:
            made = std::string(*view.text());
            break;
        case JsonKind::array:
            made = Json::array();
            for (const auto each : view)
                made.push_back(tree_of(each));
            break;
        case JsonKind::object:
            made = Json::object();
            for (const auto each : view)
                made[std::string(each.key())] = tree_of(each);
            break;
    }
    return made;
}

/// The other library takes what stands before a zero byte for the whole text, and the door does
/// not.
bool other_takes(const std::string& text) {
    return text.find('\0') == std::string::npos && Json::accept(text);
}

std::string spoilt(std::string text, std::mt19937_64& chance) {
    static constexpr std::string_view bytes =
        "{}[]:,\"\\u0d8 9.eE+-tfn\n\t\x01\x7F\x80\xBF\xC3\xE2\xED\xF0";
    const std::size_t times = 1 + chance() % 3;
    for (std::size_t i = 0; i < times && !text.empty(); ++i) {
        const std::size_t at = chance() % text.size();
        const char byte = bytes[chance() % bytes.size()];
        switch (chance() % 4) {
            case 0:
                text[at] = byte;
                break;
            case 1:
                text.insert(at, 1, byte);
                break;
            case 2:
                text.erase(at, 1 + chance() % 3);
                break;
            default:
                text.resize(at);
                break;
        }
    }
    return text;
}

std::vector<std::string> seeds() {
    std::vector<std::string> texts{
        R"([0,-0,-0.0,1,-1,12.5,1e3,1E-3,-2.5e+10,9223372036854775807,-9223372036854775808])",
        R"([9223372036854775808,18446744073709551615,18446744073709551616,1e308,1e-400,0.1])",
        R"({"a":"\u0041\u00e9\u20ac\ud83d\ude42\/\b\f\n\r\t\"\\","b":[true,false,null,{}]})",
        R"( { "long words that go past eight bytes" : "and Ŵ 家 🙂 among plain ones" , "n" : [ [ ] ] } )"
    };
    for (const auto& [name, text] : samples("client"))
        texts.push_back(text);
    return texts;
}

}  // namespace

TEST_CASE("[R11] the door reads what another library reads", "[protocol][door]") {
    for (const std::string& text : seeds()) {
        INFO(text);
        const auto doc = JsonDoc::read(text, wide_door);

        REQUIRE(doc.has_value());
        CHECK(tree_of(doc->root()) == Json::parse(text));
    }
}

TEST_CASE("[R11] the door refuses what another library refuses", "[protocol][door]") {
    std::mt19937_64 chance{11};
    const std::vector<std::string> texts = seeds();
    std::size_t taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = spoilt(texts[chance() % texts.size()], chance);
        const auto doc = JsonDoc::read(text, wide_door);
        const bool ours =
            !doc && (doc.error() == DoorFault::key_twice || doc.error() == DoorFault::key_form);
        if (ours) continue;

        INFO(text);
        REQUIRE(doc.has_value() == other_takes(text));
        if (!doc) continue;
        ++taken;
        REQUIRE(tree_of(doc->root()) == Json::parse(text));
    }

    CHECK(taken > 1'000);
}

}  // namespace spacebetween
