// The sweeper's loop.
#include "server/net/sweeper.hpp"

#include "server/net/use_result.hpp"

namespace spacebetween {

Sweeper::Sweeper(boost::asio::io_context& context, Millis period)
    : timer_(context),
      period_(period) {}

// Closing a socket only schedules what follows from it, so no wire goes while this loop runs.
void Sweeper::close_all() {
    for (Wire* wire : wires_) {
        wire->close();
    }
}

void Sweeper::close_idle() {
    for (Wire* wire : wires_) {
        if (wire->is_idle()) {
            wire->close();
        }
    }
}

boost::asio::awaitable<void> Sweeper::run() {
    while (!stopped_) {
        timer_.expires_after(std::chrono::milliseconds(period_));
        co_await timer_.async_wait(use_result);
        const Instant now = std::chrono::steady_clock::now();
        for (Wire* wire : wires_) {
            wire->sweep(now);
        }
    }
}

void Sweeper::stop() {
    stopped_ = true;
    timer_.cancel();
}

}  // namespace spacebetween
