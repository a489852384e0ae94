// Threads for what takes long, so that neither the network nor the storage waits for it.
#pragma once

#include "server/app/coroutine.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

namespace spacebetween {

/// Bounded: so many jobs at a time, and so many that wait. Past that a caller is told at once that
/// the server is busy.
///
/// Called from the network thread; outlives every coroutine that waits for it.
class WorkPool {
public:
    WorkPool(boost::asio::any_io_executor network, std::size_t threads, std::size_t waiting)
        : network_(std::move(network)),
          waiting_max_(threads + waiting),
          pool_(threads) {}

    /// What the job returns; nothing when too many wait. The job is moved to another thread and
    /// must own all it touches.
    template <class Value, class Job>
    boost::asio::awaitable<std::optional<Value>> run(Job job) {
        if (waiting_ >= waiting_max_) co_return std::nullopt;
        ++waiting_;
        const auto value = std::make_shared<std::optional<Value>>();
        const auto done = std::make_shared<boost::asio::steady_timer>(network_, never);
        auto work = [job = std::move(job), value, done, network = network_]() mutable {
            auto result = std::make_shared<Value>(job());
            boost::asio::post(network, [value, done, result] {
                value->emplace(std::move(*result));
                done->cancel();
            });
        };
        boost::asio::post(pool_, std::move(work));
        while (!value->has_value())
            co_await done->async_wait(use_result);
        --waiting_;
        co_return std::move(*value);
    }

private:
    boost::asio::any_io_executor network_;
    std::size_t waiting_ = 0;
    std::size_t waiting_max_;
    boost::asio::thread_pool pool_;
};

}  // namespace spacebetween
