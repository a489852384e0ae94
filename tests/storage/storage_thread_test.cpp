// The door between the network's thread and storage: commits together, first, and in order.
#include "server/storage/storage_thread.hpp"

#include "tests/storage/journal_store.hpp"
#include "tests/support/memory_journal.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <future>
#include <stdexcept>
#include <string_view>

using namespace spacebetween;
namespace asio = boost::asio;

namespace {

void rethrow(std::exception_ptr thrown) {
    if (thrown) {
        std::rethrow_exception(thrown);
    }
}

asio::awaitable<void>
append_to(StorageThread& storage, Batch batch, std::vector<CommitOutcome>& out) {
    const CommitOutcome outcome = co_await storage.append(std::move(batch));
    out.push_back(outcome);
}

asio::awaitable<void> hold_up(
    StorageThread& storage,
    asio::io_context& network,
    int rooms,
    std::vector<CommitOutcome>& out
) {
    auto job = [&storage, &network, &out, rooms] {
        // While this keeps the thread busy, many rooms ask.
        for (int room = 0; room < rooms; ++room) {
            Batch batch = said(RoomId("room_" + std::to_string(room)), {"hello"});
            asio::co_spawn(network, append_to(storage, std::move(batch), out), rethrow);
        }
    };
    job();
    co_return;
}

asio::awaitable<void> use_run(StorageThread& storage, std::vector<std::string>& out) {
    auto number = [] { return 7; };
    const int seven = co_await storage.run(number);
    out.push_back(std::to_string(seven));
    auto moved = [kept = std::make_unique<int>(8)] { return std::make_unique<int>(*kept); };
    const auto eight = co_await storage.run(std::move(moved));
    out.push_back(std::to_string(*eight));
    auto nothing = [&out] { out.push_back("ran"); };
    co_await storage.run(std::move(nothing));
    auto throwing = []() -> int { throw std::runtime_error("thrown over there"); };
    try {
        co_await storage.run(throwing);
    } catch (const std::runtime_error& error) {
        out.push_back(error.what());
    }
}

asio::awaitable<void> use_slices(StorageThread& storage, std::vector<std::string>& out) {
    std::function<StorageThread::Slice()> slice = [&out, left = 3]() mutable {
        out.push_back("slice");
        return --left == 0 ? StorageThread::Slice::done : StorageThread::Slice::more;
    };
    co_await storage.run_slices(std::move(slice));
    out.push_back("over");
}

/// How many transactions so many one-row batches become that wait while the thread is busy.
std::size_t transactions(std::size_t batches, CommitLimits limits) {
    asio::io_context network{1};
    MemoryJournal journal;
    StorageThread storage(journal, network.get_executor(), limits);
    std::vector<CommitOutcome> outcomes;
    std::promise<void> begun;
    std::promise<void> go_on;
    auto busy = [&begun, &go_on] {
        begun.set_value();
        go_on.get_future().wait();
    };

    asio::co_spawn(network, storage.run(std::move(busy)), rethrow);
    network.poll();
    begun.get_future().wait();
    for (std::size_t i = 0; i < batches; ++i) {
        Batch batch = said(RoomId("room_" + std::to_string(i)), {"hello"});
        asio::co_spawn(network, append_to(storage, std::move(batch), outcomes), rethrow);
    }
    network.poll();
    go_on.set_value();
    network.run();
    storage.stop();
    REQUIRE(outcomes.size() == batches);
    return journal.appends();
}

}  // namespace

TEST_CASE("[I-12] a transaction holds so many changes and so many bytes", "[storage_thread]") {
    CHECK(transactions(7, {.rows_max = 8}) == 1);
    CHECK(transactions(8, {.rows_max = 8}) == 1);
    CHECK(transactions(9, {.rows_max = 8}) == 2);
    constexpr std::size_t four = 4 * std::string_view("hello").size();
    CHECK(transactions(4, {.bytes_max = four + 1}) == 1);
    CHECK(transactions(4, {.bytes_max = four}) == 1);
    CHECK(transactions(4, {.bytes_max = four - 1}) == 2);
}

TEST_CASE("what waits from many rooms becomes few transactions", "[storage_thread]") {
    asio::io_context network{1};
    MemoryJournal journal;
    StorageThread storage(journal, network.get_executor());
    std::vector<CommitOutcome> outcomes;
    constexpr int rooms = 3'000;

    asio::co_spawn(network, hold_up(storage, network, rooms, outcomes), rethrow);
    network.run();
    storage.stop();

    CHECK(outcomes.size() == rooms);
    CHECK(std::count(outcomes.begin(), outcomes.end(), CommitOutcome::committed) == rooms);
    CHECK(journal.rooms().size() == rooms);
    CHECK(journal.appends() < rooms);
    CHECK(journal.appends() >= 3);
}

TEST_CASE("after one failure nothing more is said to be committed", "[storage_thread]") {
    asio::io_context network{1};
    MemoryJournal journal;
    journal.answer(CommitOutcome::failed);
    StorageThread storage(journal, network.get_executor());
    std::vector<CommitOutcome> outcomes;

    asio::co_spawn(network, append_to(storage, said(garden, {"one"}), outcomes), rethrow);
    network.run();
    journal.answer(CommitOutcome::committed);
    network.restart();
    asio::co_spawn(network, append_to(storage, said(garden, {"two"}), outcomes), rethrow);
    network.run();
    storage.stop();

    CHECK(outcomes == std::vector<CommitOutcome>{CommitOutcome::failed, CommitOutcome::failed});
    CHECK(journal.rooms().empty());
}

TEST_CASE("a full disk is told to those who asked, and may pass", "[storage_thread]") {
    asio::io_context network{1};
    MemoryJournal journal;
    journal.answer(CommitOutcome::full);
    std::vector<CommitOutcome> outcomes;
    {
        StorageThread storage(journal, network.get_executor());
        asio::co_spawn(network, append_to(storage, said(garden, {"one"}), outcomes), rethrow);
        network.run();
        storage.stop();
    }
    journal.answer(CommitOutcome::committed);
    network.restart();
    StorageThread storage(journal, network.get_executor());
    asio::co_spawn(network, append_to(storage, said(garden, {"two"}), outcomes), rethrow);
    network.run();
    storage.stop();

    CHECK(outcomes == std::vector<CommitOutcome>{CommitOutcome::full, CommitOutcome::committed});
    CHECK(bodies(journal.load(garden)) == std::vector<std::string>{"two"});
}

TEST_CASE("other work runs on the storage thread and brings its value back", "[storage_thread]") {
    asio::io_context network{1};
    MemoryJournal journal;
    StorageThread storage(journal, network.get_executor());
    std::vector<std::string> said_back;

    asio::co_spawn(network, use_run(storage, said_back), rethrow);
    network.run();
    network.restart();
    asio::co_spawn(network, use_slices(storage, said_back), rethrow);
    network.run();
    storage.stop();

    CHECK(
        said_back ==
        std::vector<
            std::string>{"7", "8", "ran", "thrown over there", "slice", "slice", "slice", "over"}
    );
}

TEST_CASE("what was asked for before stopping is still done", "[storage_thread]") {
    asio::io_context network{1};
    SqliteStore store;
    std::vector<CommitOutcome> outcomes;
    {
        StorageThread storage(store.journal(), network.get_executor());
        asio::co_spawn(network, append_to(storage, said(garden, {"last"}), outcomes), rethrow);
        network.poll();
    }
    network.restart();
    network.run();
    store.reopen();

    CHECK(outcomes == std::vector<CommitOutcome>{CommitOutcome::committed});
    CHECK(bodies(store.journal().load(garden)) == std::vector<std::string>{"last"});
}
