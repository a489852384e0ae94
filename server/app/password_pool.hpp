// Two threads that hash passwords, so that neither the network nor the storage waits for them.
#pragma once

#include "server/app/work_pool.hpp"
#include "server/vocabulary/limits.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>

namespace spacebetween {

/// Bounded: at most `hash_running` hashes at a time, and `hash_waiting` in the queue. Past that a
/// caller is told at once that the server is busy.
///
/// Called from the network thread; outlives every coroutine that waits for it.
class PasswordPool {
public:
    PasswordPool(boost::asio::any_io_executor network, const Limits& limits);

    /// Whether the password belongs to the hash; nothing when too many wait.
    boost::asio::awaitable<std::optional<bool>> matches(std::string hash, std::string password);

    /// The hash to store; nothing when too many wait.
    boost::asio::awaitable<std::optional<std::string>> hash(std::string password);

private:
    WorkPool pool_;
};

}  // namespace spacebetween
