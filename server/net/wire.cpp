// Deadlines, budgets and the end of one socket.
#include "server/net/wire.hpp"

#include <boost/asio/error.hpp>

namespace spacebetween {

Wire::Wire(Socket socket, std::string address, const NetLimits& limits)
    : limits_(limits),
      socket_(std::move(socket)),
      address_(std::move(address)) {}

void Wire::start_tls(boost::asio::ssl::context& context) {
    tls_ = std::make_unique<TlsStream>(socket_, context);
}

void Wire::set_deadline(Millis from_now) {
    deadline_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(from_now);
}

void Wire::sweep(Instant now) {
    const auto stuck = std::chrono::milliseconds(limits_.connection.write_stuck_ms_max);
    if (now >= deadline_ || (write_moved_ != Instant::max() && now - write_moved_ >= stuck)) {
        close();
    }
}

void Wire::close() {
    boost::system::error_code ignored;
    socket_.shutdown(Socket::shutdown_both, ignored);
    socket_.close(ignored);
    if (pause_) {
        pause_->cancel();
    }
    clear_deadline();
    writing_ended();
}

bool Wire::must_pause() {
    const auto wait = budget_ ? budget_->pause(limits_.connection) : std::chrono::milliseconds(0);
    if (wait.count() == 0 || !is_open()) {
        return false;
    }
    if (!pause_) {
        pause_ = std::make_unique<boost::asio::steady_timer>(socket_.get_executor());
    }
    pause_->expires_after(wait);
    return true;
}

boost::system::error_code Wire::has_read(boost::system::error_code failed, std::size_t size) {
    if (budget_ && !budget_->spend(size, limits_.connection, std::chrono::steady_clock::now())) {
        has_flooded_ = true;
        close();
        return boost::asio::error::connection_aborted;
    }
    return failed;
}

}  // namespace spacebetween
