// What a change costs the storage thread. Hidden: run `test_storage "[.bench]"` in a release build.
#include "tests/storage/journal_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iostream>

using namespace spacebetween;

namespace {

double processor_seconds() {
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) + 1e-9 * static_cast<double>(spent.tv_nsec);
}

/// One change of 200 bytes for each of `rooms` rooms, in one transaction.
std::vector<Batch> group_of(int rooms) {
    std::vector<Batch> group;
    for (int room = 0; room < rooms; ++room) {
        const Lifetime session{LifetimeKind::session, "ses_" + std::to_string(room)};
        const RoomId id("room_" + std::to_string(room));
        group.push_back(said(id, {std::string(200, 'x')}, session));
    }
    return group;
}

}  // namespace

TEST_CASE("what a row costs in groups", "[.bench]") {
    for (const int size : {1, 20, 100, 400, 1'000}) {
        SqliteStore store;
        const std::vector<Batch> group = group_of(size);
        REQUIRE(store.journal().append(group) == CommitOutcome::committed);
        const int rounds = std::max(20, 40'000 / size / 4);
        double slowest = 0;
        const double before = processor_seconds();
        const auto start = std::chrono::steady_clock::now();
        for (int round = 0; round < rounds; ++round) {
            const auto began = std::chrono::steady_clock::now();
            REQUIRE(store.journal().append(group) == CommitOutcome::committed);
            store.journal().tidy(Journal::Tidying::at_leisure);
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
            slowest = std::max(slowest, took.count());
        }
        const double rows = static_cast<double>(rounds) * size;
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        std::cout << "group " << size << ": " << 1e6 * (processor_seconds() - before) / rows
                  << " us processor a row, " << 1e3 * took.count() / rounds
                  << " ms a transaction, slowest " << 1e3 * slowest << " ms\n";
    }
}
