// JSON as we write it has one form.
#include "server/protocol/json_writer.hpp"

#include "server/protocol/json_door.hpp"
#include "server/protocol/json_plain.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <string>
#include <tuple>

namespace spacebetween {
namespace {

std::string number(double value) {
    std::string out;
    JsonWriter(out).number(value);
    return out;
}

std::string text(std::string_view words) {
    std::string out;
    JsonWriter(out).text(words);
    return out;
}

}  // namespace

TEST_CASE("[R16] numbers are written as ECMAScript writes them", "[protocol]") {
    const auto [value, written] = GENERATE(table<double, std::string>(
        {{0.0, "0"},
         {-0.0, "0"},
         {1.0, "1"},
         {-12.5, "-12.5"},
         {0.1, "0.1"},
         {140.0, "140"},
         {1e6, "1000000"},
         {9007199254740991.0, "9007199254740991"},
         {0.000001, "0.000001"},
         {0.0000001, "1e-7"},
         {1.5e-10, "1.5e-10"},
         {1e21, "1e+21"},
         {0.1 + 0.2, "0.30000000000000004"},
         {std::numeric_limits<double>::max(), "1.7976931348623157e+308"},
         {std::numeric_limits<double>::denorm_min(), "5e-324"}}
    ));

    CHECK(number(value) == written);
}

TEST_CASE("[R16] strings escape as little as JSON allows", "[protocol]") {
    CHECK(text("plain ŵ 家 🙂 / \x7f") == "\"plain ŵ 家 🙂 / \x7f\"");
    CHECK(text("\"\\\b\f\n\r\t") == R"("\"\\\b\f\n\r\t")");
    CHECK(text(std::string_view("\0\x1f", 2)) == R"("\u0000\u001f")");
}

TEST_CASE("commas stand between values and nowhere else", "[protocol]") {
    std::string out = "before";
    JsonWriter json(out);

    json.open_object().key("a").open_array().whole(1).text("[").flag(true).close_array();
    json.key("b").open_object().close_object().key("c").null().close_object();

    CHECK(out == R"(before{"a":[1,"[",true],"b":{},"c":null})");
}

TEST_CASE("what is written is read back as it was", "[protocol]") {
    constexpr DoorLimits
        wide{.bytes = 1 << 20, .depth = 8, .tokens = 100, .keys = 8, .string_bytes = 1 << 20};
    std::string every;
    for (int letter = 0; letter < 128; ++letter)
        every += static_cast<char>(letter);
    every += "é家🙂\u2028\ufeff";

    const auto doc = JsonDoc::read(text(every), wide);

    REQUIRE(doc.has_value());
    CHECK(doc->root().text() == every);
}

TEST_CASE("plain bytes end where an escape is needed, wherever that is", "[protocol]") {
    for (int byte = 0; byte < 256; ++byte) {
        for (std::size_t at = 0; at < 24; ++at) {
            std::string text(24, 'x');
            text[at] = static_cast<char>(byte);
            const std::size_t expected = needs_escape(text[at]) ? at : text.size();

            CHECK(plain_bytes(text) == expected);
            CHECK(plain_bytes(text + "\"\x01") == (expected == at ? at : text.size()));
        }
    }
}

}  // namespace spacebetween
