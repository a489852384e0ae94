// One accepted socket, plain or under TLS, with its deadlines and its budget of bytes.
#pragma once

#include "server/net/net_limits.hpp"
#include "server/net/read_budget.hpp"

#include <boost/asio/compose.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace spacebetween {

using Executor = boost::asio::io_context::executor_type;
using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor>;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using TlsStream = boost::asio::ssl::stream<Socket&>;
using Instant = std::chrono::steady_clock::time_point;

/// Reads and writes go through here, whichever kind of socket it is. Nothing on it is cancelled one
/// by one: what takes too long is ended by closing the socket, from `sweep`.
class Wire {
public:
    using executor_type = Executor;

    Wire(Socket socket, std::string address, const NetLimits& limits);

    void start_tls(boost::asio::ssl::context& context);
    [[nodiscard]] TlsStream* tls() { return tls_.get(); }
    [[nodiscard]] Socket& socket() { return socket_; }
    [[nodiscard]] executor_type get_executor() { return socket_.get_executor(); }
    [[nodiscard]] const std::string& address() const { return address_; }
    [[nodiscard]] bool is_open() const { return socket_.is_open(); }
    [[nodiscard]] bool has_flooded() const { return has_flooded_; }

    /// From now on what is read counts against the connection's budget.
    void start_budget() { budget_.emplace(); }
    [[nodiscard]] ReadBudget& budget() { return *budget_; }

    /// Nothing is lost when this is closed now: a kept socket between two requests.
    void set_idle(bool idle) { is_idle_ = idle; }
    [[nodiscard]] bool is_idle() const { return is_idle_; }

    void set_deadline(Millis from_now);
    void clear_deadline() { deadline_ = Instant::max(); }
    /// No write is under way: `sweep` need not look for one that is stuck.
    void writing_ended() { write_moved_ = Instant::max(); }

    /// Closes the socket when its deadline has passed or a write has moved no byte for too long.
    void sweep(Instant now);
    /// What is under way completes with an error. Closing twice is harmless.
    void close();

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        return boost::asio::async_compose<Token, void(boost::system::error_code, std::size_t)>(
            Reading<Buffers>{*this, buffers},
            token,
            socket_
        );
    }

    /// Every write of more than a socket takes at once comes here again for its rest: each call is
    /// a sign that bytes have moved.
    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        write_moved_ = std::chrono::steady_clock::now();
        return tls_ ? tls_->async_write_some(buffers, std::forward<Token>(token))
                    : socket_.async_write_some(buffers, std::forward<Token>(token));
    }

private:
    enum class Step : std::uint8_t { start, paused, moved };

    template <class Buffers>
    struct Reading {
        Wire& wire;
        Buffers buffers;
        Step step = Step::start;

        template <class Self>
        void operator()(Self& self, boost::system::error_code failed = {}, std::size_t size = 0) {
            if (step == Step::moved) {
                return self.complete(wire.has_read(failed, size), size);
            }
            if (step == Step::start && wire.must_pause()) {
                step = Step::paused;
                return wire.pause_->async_wait(std::move(self));
            }
            step = Step::moved;
            if (wire.tls_) {
                wire.tls_->async_read_some(buffers, std::move(self));
            } else {
                wire.socket_.async_read_some(buffers, std::move(self));
            }
        }
    };

    /// Sets `pause_` when the peer has to wait before it is read again.
    bool must_pause();
    boost::system::error_code has_read(boost::system::error_code failed, std::size_t size);

    const NetLimits& limits_;  // the server's, which outlives every wire
    Socket socket_;
    std::unique_ptr<TlsStream> tls_;
    std::unique_ptr<boost::asio::steady_timer> pause_;
    std::string address_;
    std::optional<ReadBudget> budget_;
    Instant deadline_ = Instant::max();
    Instant write_moved_ = Instant::max();
    bool has_flooded_ = false;
    bool is_idle_ = false;
};

}  // namespace spacebetween
