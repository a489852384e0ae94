// The one door from the network thread to storage and back.
#pragma once

#include "server/storage/journal.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace spacebetween {

/// What one transaction holds at most, a single batch excepted.
struct CommitLimits {
    std::size_t rows_max = 1'024;
    std::size_t bytes_max = 1'048'576;
};

/// Owns the thread that alone touches the files. Commits come first: all that waits, of however
/// many rooms, becomes one transaction (up to its limits), and every waiting coroutine is
/// resumed on the network's executor with its outcome. Between commits it does one piece of other
/// work at a time, and when nothing waits it puts the files in order.
///
/// Called from the network's thread; outlives every coroutine that waits for it. An operation once
/// begun is not cancelled: it ends with its outcome.
class StorageThread {
public:
    /// A piece of longer work: called again until it says that it is done, commits between.
    enum class Slice : std::uint8_t { more, done };

    StorageThread(Journal& journal, boost::asio::any_io_executor network, CommitLimits limits = {});
    StorageThread(const StorageThread&) = delete;
    StorageThread& operator=(const StorageThread&) = delete;
    /// Stops.
    ~StorageThread();

    /// Durable when it resumes with `committed`. After one `failed` every later append fails too.
    boost::asio::awaitable<CommitOutcome> append(Batch batch);

    /// Runs `job` on the storage thread and resumes with what it returns (nothing but a value that
    /// can be moved). Keep it short: about 2 ms. What it throws is thrown to whoever awaits.
    template <class Job>
    boost::asio::awaitable<std::invoke_result_t<Job&>> run(Job job);

    /// Runs `slice` until it is done, commits and other work between. It does not throw.
    boost::asio::awaitable<void> run_slices(std::function<Slice()> slice);

    /// Finishes what waits, tidies, and ends the thread. Blocks. Calling it twice is harmless.
    void stop();

private:
    struct Inside;

    std::unique_ptr<Inside> inside_;
};

template <class Job>
boost::asio::awaitable<std::invoke_result_t<Job&>> StorageThread::run(Job job) {
    using Returned = std::invoke_result_t<Job&>;
    struct Held {
        explicit Held(Job work) : job(std::move(work)) {}
        Job job;
        std::conditional_t<std::is_void_v<Returned>, bool, std::optional<Returned>> value{};
        std::exception_ptr thrown;
    };
    // Shared, so that a std::function can carry a job that can only be moved.
    auto held = std::make_shared<Held>(std::move(job));
    std::function<Slice()> slice = [held] {
        try {
            if constexpr (std::is_void_v<Returned>) {
                held->job();
            } else {
                held->value.emplace(held->job());
            }
        } catch (...) {
            held->thrown = std::current_exception();
        }
        return Slice::done;
    };
    co_await run_slices(std::move(slice));
    if (held->thrown) {
        std::rethrow_exception(held->thrown);
    }
    if constexpr (!std::is_void_v<Returned>) {
        co_return std::move(*held->value);
    }
}

}  // namespace spacebetween
