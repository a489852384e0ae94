// What the search promises of any family: never worse than where it began, and work that grows with
// the family and no faster.
#include "server/layout/search.hpp"

#include "server/layout/chains.hpp"
#include "server/layout/company.hpp"
#include "server/layout/kin_walk.hpp"
#include "server/layout/legal.hpp"
#include "server/layout/picture.hpp"
#include "server/layout/place_x.hpp"
#include "tests/layout/families.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace spacebetween::layout {
namespace {

struct Crossed {
    long walked = 0;    ///< by the walk from family to family alone
    long searched = 0;  ///< after the search
};

/// Of all families of `relatives` together, as the search weighs them.
Crossed crossed_in(const Relatives& relatives, const Effort& effort) {
    const Kin kin = kin_of(relatives);
    const Rows rows = rows_of(kin);
    Crossed crossed;
    for (Order& order : orders_of(kin, rows, chains_of(kin, rows))) {
        if (order.rows.empty()) continue;
        walk_kin(order, roots_of(order).front(), false);
        legalise(order, Weights{}.exceptions_max);
        crossed.walked += crossings_in(order);
        search(order, Weights{}, effort);
        crossed.searched += crossings_in(order);
    }
    return crossed;
}

/// Of one core, the least of three.
double milliseconds_of(const Relatives& relatives, const Effort& effort) {
    double least = std::numeric_limits<double>::max();
    for (int time = 0; time < 3; ++time) {
        const std::clock_t began = std::clock();
        const Kin kin = kin_of(relatives);
        const Rows rows = rows_of(kin);
        std::vector<int> x(kin.people.size(), 0);
        for (Order& order : orders_of(kin, rows, chains_of(kin, rows))) {
            search(order, Weights{}, effort);
            place_x(order, x);
        }
        const auto took = static_cast<double>(std::clock() - began);
        least = std::min(least, took * 1000 / CLOCKS_PER_SEC);
    }
    return least;
}

}  // namespace

TEST_CASE("[I7] 300 people at random never cross more lines than the walk alone", "[layout]") {
    for (const unsigned seed : {1U, 2U, 3U}) {
        INFO("seed " << seed);
        const Relatives family = grown(seed, 300);
        Effort little;
        little.starts = 1;
        little.comparisons = 100'000;
        little.tries = 3'000;

        const Crossed crossed = crossed_in(family, little);

        CHECK(crossed.walked > 0);
        CHECK(crossed.searched <= crossed.walked);
    }
}

TEST_CASE("[I4] however little time a search has, it leaves no strangers", "[layout]") {
    for (unsigned seed = 0; seed < 60; ++seed) {
        INFO("seed " << seed);
        const Relatives family = grown(seed, 200);
        const Kin kin = kin_of(family);
        const Rows rows = rows_of(kin);
        for (Order& order : orders_of(kin, rows, chains_of(kin, rows))) {
            search(order, Weights{}, {.starts = 1, .rounds = 0});

            CHECK(Company(order).count() == 0);
        }
    }
}

TEST_CASE("[I8] no hard case depends on how it is written down", "[layout]") {
    for (const HardCase& hard : hard_cases()) {
        INFO(hard.name);
        const Picture picture = tidy(hard.family);
        for (unsigned seed = 0; seed < 5; ++seed) {
            std::vector<At> person_at;
            const Relatives other = shuffled(hard.family, seed, person_at);
            const Picture again = tidy(other);

            CHECK(again.metrics == picture.metrics);
            for (At at = 0; at < hard.family.people.size(); ++at) {
                CHECK(again.people[person_at[at]] == picture.people[at]);
            }
        }
    }
}

TEST_CASE(
    "[I12] with equal starts, twice the people take at most 2.6 times as long",
    "[.figures]"
) {
    double before = 0;
    for (const std::size_t size : {150U, 300U, 600U, 1200U}) {
        const Relatives family = grown(17, size);
        const std::size_t people = family.people.size();
        const Effort effort{.starts = 1, .comparisons = 1'000 * people, .tries = 300 * people};
        const double ms = milliseconds_of(family, effort);
        const double ratio = before > 0 ? ms / before : 0;
        std::printf("{\"people\":%zu,\"ms\":%.1f,\"ratio\":%.2f}\n", people, ms, ratio);
        CHECK(ratio <= 2.6);
        before = ms;
    }
}

}  // namespace spacebetween::layout
