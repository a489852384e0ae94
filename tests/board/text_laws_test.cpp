// The laws that make concurrent typing safe, on random edits.
#include "server/base/utf8.hpp"
#include "server/board/text_change.hpp"
#include "tests/board/board_support.hpp"
#include "tests/support/seeded_random.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <string_view>

namespace spacebetween {
namespace {

constexpr int rounds = 4'000;

std::string random_words(Random& random, std::size_t pieces) {
    static constexpr std::array<std::string_view, 12> alphabet{
        "a",
        "b",
        " ",
        "\n",
        "é",
        "e\u0301",
        "ש",
        "ع",
        "家",
        "🙂",
        "\U0010FFFF",
        "👩‍👧"
    };
    std::string words;
    for (std::size_t i = 0; i < pieces; ++i)
        words += alphabet[below(random, alphabet.size())];
    return words;
}

/// Adds a step of another kind than the last one.
void add_step(Random& random, std::string_view& ahead, TextChange& change) {
    const auto kind = static_cast<TextStepKind>(below(random, 3));
    if (!change.empty() && change.back().kind == kind) return;
    if (kind == TextStepKind::insert) {
        change.push_back(TextStep::insert(random_words(random, 1 + below(random, 4))));
        return;
    }
    const auto left = code_points(ahead);
    if (left == 0) return;
    const std::size_t count = 1 + below(random, left);
    const auto bytes = byte_of_code_point(ahead, count);
    if (kind == TextStepKind::skip) {
        change.push_back(TextStep::skip(count));
    } else if (below(random, 2) == 0) {
        change.push_back(TextStep::remove(count));
    } else {
        change.push_back(TextStep::remove(std::string(ahead.substr(0, bytes))));
    }
    ahead.remove_prefix(bytes);
}

TextChange random_change(Random& random, std::string_view text) {
    TextChange change;
    const auto steps = 1 + below(random, 6);
    for (std::uint64_t i = 0; i < steps; ++i)
        add_step(random, text, change);
    if (!change.empty() && change.back().kind == TextStepKind::skip) change.pop_back();
    return change;
}

}  // namespace

TEST_CASE("[R46] two edits of one text meet in one text, whichever came first", "[board][text]") {
    SeededRandom random(11);
    for (int round = 0; round < rounds; ++round) {
        const auto text = random_words(random, below(random, 20));
        const auto first = random_change(random, text);
        const auto second = random_change(random, text);

        const auto second_after = transform(second, first, Side::right);
        const auto first_after = transform(first, second, Side::left);

        REQUIRE(valid(second_after, applied(text, first), code_points_max));
        REQUIRE(valid(first_after, applied(text, second), code_points_max));
        REQUIRE(
            applied(applied(text, first), second_after) ==
            applied(applied(text, second), first_after)
        );
    }
}

TEST_CASE("[R46] a composed change does what its two changes did", "[board][text]") {
    SeededRandom random(12);
    for (int round = 0; round < rounds; ++round) {
        const auto text = random_words(random, below(random, 20));
        const auto first = random_change(random, text);
        const auto between = applied(text, first);
        const auto second = random_change(random, between);

        const auto both = compose(first, second);

        REQUIRE(valid(both, text, code_points_max));
        REQUIRE(applied(text, both) == applied(between, second));
    }
}

TEST_CASE("[R46] transforming past a composed change is transforming past both", "[board][text]") {
    SeededRandom random(13);
    for (int round = 0; round < rounds; ++round) {
        const auto text = random_words(random, below(random, 20));
        const auto mine = random_change(random, text);
        const auto first = random_change(random, text);
        const auto second = random_change(random, applied(text, first));
        const auto after_both = applied(applied(text, first), second);

        const auto step_by_step =
            transform(transform(mine, first, Side::right), second, Side::right);
        const auto at_once = transform(mine, compose(first, second), Side::right);

        REQUIRE(valid(step_by_step, after_both, code_points_max));
        REQUIRE(valid(at_once, after_both, code_points_max));
    }
}

TEST_CASE("[R46] of two insertions at one place the left one reads first", "[board][text]") {
    const TextChange mine{TextStep::insert("mine")};
    const TextChange theirs{TextStep::insert("theirs")};

    CHECK(applied("theirs", transform(mine, theirs, Side::left)) == "minetheirs");
    CHECK(applied("theirs", transform(mine, theirs, Side::right)) == "theirsmine");
}

TEST_CASE("[R46] what nobody touched costs no step", "[board][text]") {
    CHECK(transform({}, {TextStep::insert("a")}, Side::right).empty());
    CHECK(transform({TextStep::remove(2)}, {TextStep::remove(2)}, Side::right).empty());
    CHECK(compose({TextStep::insert("ab")}, {TextStep::remove("ab")}).empty());
}

}  // namespace spacebetween
