// Limits, refusals, close codes and words.
#include "server/vocabulary/limits.hpp"

#include "server/vocabulary/enum_set.hpp"
#include "server/vocabulary/refusal.hpp"
#include "server/vocabulary/target_set.hpp"
#include "server/vocabulary/word_table.hpp"
#include "server/vocabulary/words.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace spacebetween;

TEST_CASE("a limit is set by its name, within its range", "[vocabulary]") {
    Limits limits;

    CHECK(limits.frame_bytes == 65'536);
    CHECK(set_limit(limits, "frame_bytes", 8'192));
    CHECK(limits.frame_bytes == 8'192);
    CHECK_FALSE(set_limit(limits, "frame_bytes", 0));
    CHECK_FALSE(set_limit(limits, "votes", 3));
    CHECK(limits.frame_bytes == 8'192);
}

TEST_CASE("every limit is told with its name once", "[vocabulary]") {
    std::map<std::string, std::size_t, std::less<>> told;

    for_each_limit(Limits{}, [&](std::string_view name, std::size_t value) {
        CHECK(told.emplace(name, value).second);
    });

    CHECK(told.at("ops_per_change") == 64);
    CHECK(told.at("room_connections") == 24);
    CHECK(told.at("text_points") == 10'000);
    CHECK(told.at("own_records") == 200);
}

TEST_CASE(
    "[I-4] rate, busy and a full disk leave the number free; all else is an answer",
    "[vocabulary]"
) {
    for (std::size_t index = 0; index < refusal_count; ++index) {
        const auto refusal = static_cast<Refusal>(index);
        const bool passing = refusal == Refusal::rate || refusal == Refusal::busy ||
                             refusal == Refusal::storage_readonly;
        INFO(to_string(refusal));
        CHECK(is_answer(refusal) == !passing);
        CHECK(worth_retrying(refusal) == passing);
    }
}

TEST_CASE("a close code's number says whether to come back", "[vocabulary]") {
    std::set<int> numbers;
    for (std::size_t index = 0; index < close_code_count; ++index) {
        CHECK(numbers.insert(number_of(static_cast<CloseCode>(index))).second);
    }

    CHECK(*numbers.begin() >= 4000);
    CHECK(*numbers.rbegin() < 5000);
    CHECK(comes_back(CloseCode::slow));
    CHECK(comes_back(CloseCode::owner_lost));
    CHECK_FALSE(comes_back(CloseCode::proto_old));
    CHECK_FALSE(comes_back(CloseCode::replaced));
}

TEST_CASE("every refusal and close code can be said in words", "[vocabulary]") {
    for (std::size_t index = 0; index < refusal_count; ++index) {
        const auto key = "refusal." + std::string(to_string(static_cast<Refusal>(index)));
        CHECK(word(key) != key);
    }
    for (std::size_t index = 0; index < close_code_count; ++index) {
        const auto key = "close." + std::string(to_string(static_cast<CloseCode>(index)));
        CHECK(word(key) != key);
    }
}

TEST_CASE("words are found by key, and their slots filled", "[vocabulary]") {
    CHECK(word("board.hypotheses") == "Hypotheses");
    CHECK(word("no.such.words") == "no.such.words");
    CHECK(
        say("http.too_many_tries", {{"seconds", "8"}}) == "Too many tries. Please wait 8 seconds."
    );
    CHECK(say("http.too_many_tries", {}) == "Too many tries. Please wait {seconds} seconds.");
    CHECK(std::ranges::is_sorted(word_table()));
}

TEST_CASE("a set of targets holds what was put in, in order", "[vocabulary]") {
    TargetSet set{Target::plan, Target::own};
    std::vector<Target> seen;

    set.for_each([&](Target target) { seen.push_back(target); });
    CHECK(seen == std::vector{Target::own, Target::plan});
    CHECK(set.includes(TargetSet{Target::own}));
    CHECK_FALSE(TargetSet{Target::own}.includes(set));
    set.erase(Target::own);
    CHECK((set & TargetSet{Target::own}).empty());
    CHECK(set == TargetSet{Target::plan});
}
