// Two threads that hash passwords, so that neither the network nor the storage waits for them.
#include "server/app/password_pool.hpp"

#include "server/access/password.hpp"

#include <utility>

namespace spacebetween {

PasswordPool::PasswordPool(boost::asio::any_io_executor network, const Limits& limits)
    : pool_(std::move(network), limits.hash_running, limits.hash_waiting) {}

boost::asio::awaitable<std::optional<bool>>
PasswordPool::matches(std::string hash, std::string password) {
    auto job = [hash = std::move(hash), password = std::move(password)]() mutable {
        const bool same = password_matches(hash, password);
        wipe(password);
        return same;
    };
    auto same = co_await pool_.run<bool>(std::move(job));
    co_return same;
}

boost::asio::awaitable<std::optional<std::string>> PasswordPool::hash(std::string password) {
    auto job = [password = std::move(password)]() mutable {
        std::string hashed = hash_password(password, PasswordCost{});
        wipe(password);
        return hashed;
    };
    auto hashed = co_await pool_.run<std::string>(std::move(job));
    co_return hashed;
}

}  // namespace spacebetween
