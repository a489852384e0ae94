// What the validator of text changes refuses.
#include "server/board/text_change.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <string>

namespace spacebetween {
namespace {

constexpr std::size_t eight_points = 8;

TextStep raw(TextStepKind kind, std::size_t count, std::string words) {
    return TextStep{.kind = kind, .count = count, .words = std::move(words)};
}

}  // namespace

TEST_CASE("[R46] a change that is not normalised is refused", "[board][text]") {
    const auto change = GENERATE(
        TextChange{TextStep::skip(1)},
        TextChange{TextStep::insert("a"), TextStep::skip(1)},
        TextChange{TextStep::skip(1), TextStep::skip(1), TextStep::insert("a")},
        TextChange{TextStep::insert("a"), TextStep::insert("b")},
        TextChange{TextStep::remove(1), TextStep::remove("b")},
        TextChange{TextStep::skip(0), TextStep::insert("a")},
        TextChange{TextStep::insert("")},
        TextChange{TextStep::remove(0)},
        TextChange{TextStep::remove("")}
    );

    CHECK(fault_of(change, "abcd", eight_points) == TextFault::form);
    CHECK_FALSE(valid(change, "abcd", eight_points));
}

TEST_CASE("[R46] counts must fit their words", "[board][text]") {
    const auto change = GENERATE(
        TextChange{raw(TextStepKind::insert, 2, "🙂")},
        TextChange{raw(TextStepKind::remove, 1, "ab")},
        TextChange{raw(TextStepKind::insert, 3, "")},
        TextChange{raw(TextStepKind::skip, 2, "ab"), TextStep::insert("c")}
    );

    CHECK(fault_of(change, "abcd", eight_points) == TextFault::form);
}

TEST_CASE("[R46] ill-formed characters and NUL are refused", "[board][text]") {
    const auto words = GENERATE(
        std::string("\xED\xA0\x80"),
        std::string("\xC0\x80"),
        std::string("\xF0\x9F\x99"),
        std::string("a\0b", 3),
        std::string("\xF4\x90\x80\x80")
    );

    CHECK(fault_of({raw(TextStepKind::insert, 1, words)}, eight_points) == TextFault::characters);
    CHECK(fault_of({raw(TextStepKind::remove, 1, words)}, eight_points) == TextFault::characters);
}

TEST_CASE("[R46] a change stays within its text", "[board][text]") {
    CHECK(valid({TextStep::skip(4), TextStep::insert("e")}, "ab🙂d", eight_points));
    CHECK(valid({TextStep::skip(3), TextStep::remove(1)}, "ab🙂d", eight_points));

    CHECK(
        fault_of({TextStep::skip(5), TextStep::insert("e")}, "ab🙂d", eight_points) ==
        TextFault::reach
    );
    CHECK(
        fault_of({TextStep::skip(3), TextStep::remove(2)}, "ab🙂d", eight_points) ==
        TextFault::reach
    );
    CHECK(fault_of({TextStep::remove(1)}, "", eight_points) == TextFault::reach);
}

TEST_CASE("[R46] a removal that names words must name those that stand there", "[board][text]") {
    CHECK(valid({TextStep::skip(1), TextStep::remove("b🙂")}, "ab🙂d", eight_points));

    CHECK(
        fault_of({TextStep::skip(1), TextStep::remove("bc")}, "ab🙂d", eight_points) ==
        TextFault::reach
    );
}

TEST_CASE("[R46] a text may grow to its limit and no further", "[board][text]") {
    const std::string text(6, 'a');

    CHECK(valid({TextStep::insert("b")}, text, eight_points));
    CHECK(valid({TextStep::insert("b🙂")}, text, eight_points));
    CHECK(fault_of({TextStep::insert("b🙂c")}, text, eight_points) == TextFault::length);
    CHECK(valid({TextStep::insert("b🙂c"), TextStep::remove(1)}, text, eight_points));
    CHECK(fault_of({TextStep::insert("123456789")}, "", eight_points) == TextFault::length);
}

TEST_CASE("[R46] counts that would overflow are refused", "[board][text]") {
    constexpr auto most = std::numeric_limits<std::size_t>::max();

    CHECK(
        fault_of({TextStep::skip(most), TextStep::remove(most)}, "abcd", eight_points) ==
        TextFault::reach
    );
    CHECK(fault_of({TextStep::skip(5), TextStep::remove(4)}, eight_points) == TextFault::reach);
}

TEST_CASE("an empty change is valid and changes nothing", "[board][text]") {
    CHECK(valid({}, "abcd", eight_points));
    CHECK(applied("abcd", {}) == "abcd");
}

}  // namespace spacebetween
