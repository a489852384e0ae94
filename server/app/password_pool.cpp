// Two threads that hash passwords, so that neither the network nor the storage waits for them.
#include "server/app/password_pool.hpp"

#include "server/access/password.hpp"
#include "server/app/coroutine.hpp"

#include <boost/asio/post.hpp>

#include <memory>
#include <utility>

namespace spacebetween {

PasswordPool::PasswordPool(boost::asio::any_io_executor network, const Limits& limits)
    : network_(std::move(network)),
      waiting_max_(limits.hash_running + limits.hash_waiting),
      pool_(limits.hash_running) {}

template <class Value, class Job>
boost::asio::awaitable<std::optional<Value>> PasswordPool::run(Job job) {
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

boost::asio::awaitable<std::optional<bool>>
PasswordPool::matches(std::string hash, std::string password) {
    auto job = [hash = std::move(hash), password = std::move(password)]() mutable {
        const bool same = password_matches(hash, password);
        wipe(password);
        return same;
    };
    auto same = co_await run<bool>(std::move(job));
    co_return same;
}

boost::asio::awaitable<std::optional<std::string>> PasswordPool::hash(std::string password) {
    auto job = [password = std::move(password)]() mutable {
        std::string hashed = hash_password(password, PasswordCost{});
        wipe(password);
        return hashed;
    };
    auto hashed = co_await run<std::string>(std::move(job));
    co_return hashed;
}

}  // namespace spacebetween
