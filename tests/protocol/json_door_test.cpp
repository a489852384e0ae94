// What the door for JSON lets in, and what it turns away before anything is built of it.
#include "server/protocol/json_door.hpp"

#include "server/protocol/client_message.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {
namespace {

constexpr DoorLimits small{.bytes = 200, .depth = 3, .tokens = 12, .keys = 4, .string_bytes = 20};

std::optional<DoorFault> fault_of(std::string_view text, const DoorLimits& limits = small) {
    const auto doc = JsonDoc::read(text, limits);
    return doc.has_value() ? std::nullopt : std::optional(doc.error());
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += part;
    return text;
}

}  // namespace

TEST_CASE("[R11] whatever is not one JSON text is turned away", "[protocol][door]") {
    const std::string text = GENERATE(
        "",
        " ",
        "{",
        "{}}",
        "{} {}",
        "{},",
        "[1,]",
        R"({"a":1,})",
        "{'a':1}",
        "{a:1}",
        R"({"a"})",
        "01",
        "+1",
        ".5",
        "1.",
        "0x10",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "-1e999",
        "nul",
        "True",
        "/**/{}",
        "\"a\nb\"",
        "\"\\x41\"",
        "\xEF\xBB\xBF{}"
    );

    INFO(text);
    CHECK(fault_of(text) == DoorFault::form);
}

TEST_CASE("[R11] ill-formed text is turned away, escaped or not", "[protocol][door]") {
    const std::string words = GENERATE(
        "\xC0\x80",
        "\xED\xA0\x80",
        "\xF4\x90\x80\x80",
        "\xE2\x82",
        "\xFF",
        "\\ud800",
        "\\udc00",
        "\\ud800\\ud800",
        "\\ud800x",
        "\\udc00\\ud800",
        "\\u12"
    );

    CHECK(fault_of("\"" + words + "\"") == DoorFault::form);
    CHECK(fault_of("{\"" + words + "\":1}") == DoorFault::form);
}

TEST_CASE("[R11] a zero byte ends no text", "[protocol][door]") {
    using namespace std::string_view_literals;

    CHECK(fault_of("{}\0"sv) == DoorFault::form);
    CHECK(fault_of("{}\0{}"sv) == DoorFault::form);
    CHECK(fault_of("{\"a\":\"\0\"}"sv) == DoorFault::form);
    CHECK_FALSE(fault_of(R"({"a":"\u0000"})").has_value());
}

TEST_CASE("[R11] a key given twice is turned away, however it is written", "[protocol][door]") {
    CHECK(fault_of(R"({"a":1,"b":2,"a":3})") == DoorFault::key_twice);
    CHECK(fault_of(R"({"a":1,"\u0061":3})") == DoorFault::key_twice);
    CHECK(fault_of(R"({"x":{"a":[1,2],"b":1,"a":2}})") == DoorFault::key_twice);

    CHECK_FALSE(fault_of(R"({"a":{"a":1},"b":{"a":1}})").has_value());
}

TEST_CASE("[R11] keys have a length", "[protocol][door]") {
    CHECK(fault_of(R"({"":1})") == DoorFault::key_form);
    CHECK_FALSE(fault_of("{\"" + std::string(64, 'k') + "\":1}").has_value());
    CHECK(fault_of("{\"" + std::string(65, 'k') + "\":1}") == DoorFault::key_form);
}

TEST_CASE("[R11] each limit holds at its number and not before", "[protocol][door]") {
    CHECK_FALSE(fault_of("[[[]]]").has_value());
    CHECK(fault_of("[[[[]]]]") == DoorFault::depth);
    CHECK(fault_of(R"({"a":{"a":{"a":{}}}})") == DoorFault::depth);

    CHECK_FALSE(fault_of("[" + repeated("1,", 10) + "1]").has_value());
    CHECK(fault_of("[" + repeated("1,", 11) + "1]") == DoorFault::tokens);

    CHECK_FALSE(fault_of(R"({"a":1,"b":2,"c":3,"d":4})").has_value());
    CHECK(fault_of(R"({"a":1,"b":2,"c":3,"d":4,"e":5})") == DoorFault::keys);

    CHECK_FALSE(fault_of('"' + std::string(20, 'a') + '"').has_value());
    CHECK(fault_of('"' + std::string(21, 'a') + '"') == DoorFault::string);

    CHECK_FALSE(fault_of("1" + std::string(199, ' ')).has_value());
    CHECK(fault_of("1" + std::string(200, ' ')) == DoorFault::bytes);
}

TEST_CASE("[R11] the door takes its numbers from the limits", "[protocol][door]") {
    Limits limits;
    limits.frame_bytes = 5'000;
    limits.json_depth = 5;
    limits.json_tokens = 100;
    limits.json_keys = 9;
    limits.json_string_bytes = 1'025;

    const DoorLimits door = door_limits(limits);

    CHECK(door.bytes == 5'000);
    CHECK(door.depth == 5);
    CHECK(door.tokens == 100);
    CHECK(door.keys == 9);
    CHECK(door.string_bytes == 1'025);
}

TEST_CASE("[R11] a hundred thousand brackets cost nothing", "[protocol][door]") {
    const DoorLimits
        wide{.bytes = 1 << 20, .depth = 8, .tokens = 1 << 20, .keys = 64, .string_bytes = 1 << 20};

    CHECK(fault_of(std::string(100'000, '['), wide) == DoorFault::depth);
    CHECK(fault_of(repeated("{\"a\":", 100'000), wide) == DoorFault::depth);
}

TEST_CASE("[R11] frames pass the door by the limits of the server", "[protocol][door]") {
    const Limits limits;
    const std::string pong = R"({"t":"pong"})";

    CHECK(client_message_from(pong, limits).has_value());
    CHECK(client_message_from(pong + std::string(limits.frame_bytes - pong.size(), ' '), limits));
    CHECK_FALSE(
        client_message_from(pong + std::string(limits.frame_bytes + 1 - pong.size(), ' '), limits)
    );
    CHECK_FALSE(client_message_from(R"({"t":"pong","t":"pong"})", limits));
}

TEST_CASE("values are read by kind and range and never converted", "[protocol][door]") {
    const auto doc = JsonDoc::read(
        R"({"whole":7,"minus":-1,"part":1.9,"yes":true,"big":18446744073709551615,"text":"7","zero":-0.0,"none":null})",
        DoorLimits{.bytes = 1000, .depth = 2, .tokens = 20, .keys = 10, .string_bytes = 10}
    );
    REQUIRE(doc.has_value());
    const auto at = [&doc](std::string_view key) { return *doc->root().find(key); };

    CHECK(at("whole").whole(0, 10) == 7);
    CHECK(at("whole").whole(0, 6) == std::nullopt);
    CHECK(at("whole").number() == 7.0);
    CHECK(at("minus").whole(0, 10) == std::nullopt);
    CHECK(at("part").whole(0, 10) == std::nullopt);
    CHECK(at("part").number() == 1.9);
    CHECK(at("yes").whole(0, 10) == std::nullopt);
    CHECK(at("yes").flag() == true);
    CHECK(at("yes").number() == std::nullopt);
    CHECK(at("big").whole(INT64_MIN, INT64_MAX) == std::nullopt);
    CHECK(at("text").whole(0, 10) == std::nullopt);
    CHECK(at("text").flag() == std::nullopt);
    CHECK(at("text").text() == "7");
    CHECK_FALSE(std::signbit(*at("zero").number()));
    CHECK(at("none").is(JsonKind::nothing));
    CHECK(doc->root().find("missing") == std::nullopt);
    CHECK(at("text").find("anything") == std::nullopt);
}

TEST_CASE("what is nested is walked value by value", "[protocol][door]") {
    const auto doc = JsonDoc::read(R"({"a":[1,[2,3],{"b":4}],"c":5})", small);
    REQUIRE(doc.has_value());
    const auto root = doc->root();

    CHECK(root.size() == 2);
    CHECK(root.find("a")->size() == 3);
    std::string kinds;
    // Held by name: what a loop runs over must outlive it.
    const auto nested = root.find("a");
    for (const auto each : *nested)
        kinds += each.is(JsonKind::whole) ? 'w' : 'o';
    CHECK(kinds == "woo");
    CHECK(root.find("c")->whole(0, 9) == 5);
}

}  // namespace spacebetween
