// The one timer behind every deadline: it looks at all wires a few times a second.
#pragma once

#include "server/net/wire.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <unordered_set>

namespace spacebetween {

/// A wire is added for as long as it may need ending, and removed before it goes.
class Sweeper {
public:
    Sweeper(boost::asio::io_context& context, Millis period);

    void add(Wire& wire) { wires_.insert(&wire); }
    void remove(Wire& wire) { wires_.erase(&wire); }
    void close_all();
    /// Closes those between two requests.
    void close_idle();

    /// Sweeps until `stop`.
    boost::asio::awaitable<void> run();
    void stop();

private:
    boost::asio::steady_timer timer_;
    Millis period_;
    bool stopped_ = false;
    std::unordered_set<Wire*> wires_;
};

}  // namespace spacebetween
