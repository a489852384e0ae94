// Accepting sockets, running each to its end, and stopping.
#include "server/net/server.hpp"

#include "server/base/log.hpp"
#include "server/net/http_session.hpp"
#include "server/net/spare_descriptor.hpp"
#include "server/net/tls.hpp"
#include "server/net/use_result.hpp"
#include "server/net/web_socket.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/address.hpp>

#include <exception>
#include <optional>
#include <utility>

namespace spacebetween {

namespace asio = boost::asio;
using asio::awaitable;
using boost::system::error_code;

namespace {

constexpr std::chrono::milliseconds accept_back_off{10};

/// Ends a wire on every way out of its coroutine, a thrown exception included.
struct Visit {
    NetCore& core;
    Wire& wire;

    Visit(NetCore& the_core, Wire& the_wire) : core(the_core), wire(the_wire) {
        core.sweeper.add(wire);
    }
    ~Visit() {
        wire.close();
        core.sweeper.remove(wire);
    }
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;
};

awaitable<bool> start_tls(std::shared_ptr<Wire> wire, asio::ssl::context* context, Millis within) {
    if (context == nullptr) {
        co_return true;
    }
    wire->start_tls(*context);
    wire->set_deadline(within);
    const auto [failed] =
        co_await wire->tls()->async_handshake(asio::ssl::stream_base::server, use_result);
    co_return !failed;
}

awaitable<std::unique_ptr<Upgrade>>
run_http(std::shared_ptr<NetCore> core, std::shared_ptr<Wire> wire, Seat& guest) {
    const auto session = std::make_unique<HttpSession>(core, wire, guest);
    co_return co_await session->run();
}

awaitable<void> run_socket(
    std::shared_ptr<NetCore> core,
    std::shared_ptr<Wire> wire,
    std::unique_ptr<Seat> guest,
    asio::ssl::context* tls
) {
    const Visit visit(*core, *wire);
    if (!co_await start_tls(wire, tls, core->settings.limits.http.tls_handshake_ms_max)) {
        co_return;
    }
    std::unique_ptr<Upgrade> upgrade = co_await run_http(core, wire, *guest);
    if (!upgrade) {
        co_return;
    }
    std::string subject = std::move(upgrade->subject);
    const auto connection = co_await WebSocket::accept(core, wire, std::move(upgrade), *guest);
    if (connection) {
        co_await core->handler.serve(std::move(subject), connection);
        co_await connection->finish();
    }
}

}  // namespace

class Server::Impl : public std::enable_shared_from_this<Server::Impl> {
public:
    Impl(asio::io_context& context, ServerSettings settings, HttpHandler& handler)
        : context_(context),
          acceptor_(context.get_executor()),
          back_off_(context),
          ended_(context),
          core_(std::make_shared<NetCore>(context, std::move(settings), handler)) {
        if (const auto& files = core_->settings.tls) {
            tls_ = make_tls_context(files->certificate, files->key);
        }
        listen();
    }

    void run() {
        spawn(accept_sockets(), "accept");
        spawn(core_->sweeper.run(), "sweep");
    }

    [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
    [[nodiscard]] ServerCounts counts() const {
        return {
            core_->admission.connections(),
            core_->admission.strangers(),
            accepted_,
            turned_away_
        };
    }

    void stop_accepting() {
        core_->is_stopping = true;
        error_code ignored;
        acceptor_.close(ignored);
        back_off_.cancel();
        core_->sweeper.close_idle();
    }

    awaitable<void> stop(Millis within);

private:
    void listen();
    awaitable<void> accept_sockets();
    void welcome(Socket socket);
    awaitable<void> wait_until_ended(unsigned left, Instant until);

    /// Every coroutine of the server starts here and is counted until its end.
    void spawn(awaitable<void> coroutine, std::string_view what) {
        ++running_;
        asio::co_spawn(
            context_,
            std::move(coroutine),
            [self = shared_from_this(), what](const std::exception_ptr& thrown) {
                self->has_ended(what, thrown);
            }
        );
    }
    void has_ended(std::string_view what, const std::exception_ptr& thrown);

    asio::io_context& context_;
    Acceptor acceptor_;
    asio::steady_timer back_off_;
    asio::steady_timer ended_;
    SpareDescriptor spare_;
    std::optional<asio::ssl::context> tls_;
    std::shared_ptr<NetCore> core_;
    unsigned running_ = 0;
    std::uint64_t accepted_ = 0;
    std::uint64_t turned_away_ = 0;
};

void Server::Impl::listen() {
    const ServerSettings& settings = core_->settings;
    const asio::ip::tcp::endpoint endpoint(asio::ip::make_address(settings.address), settings.port);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(Acceptor::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(4096);
}

awaitable<void> Server::Impl::accept_sockets() {
    while (acceptor_.is_open()) {
        auto [failed, socket] = co_await acceptor_.async_accept(use_result);
        if (!failed) {
            welcome(std::move(socket));
        } else if (acceptor_.is_open()) {
            // Without a descriptor to spare, the peer would wait in the kernel's queue for nothing.
            if (failed == asio::error::no_descriptors || failed.value() == ENFILE) {
                spare_.turn_one_away(acceptor_.native_handle());
                ++turned_away_;
            }
            back_off_.expires_after(accept_back_off);
            co_await back_off_.async_wait(use_result);
        }
    }
}

void Server::Impl::welcome(Socket socket) {
    error_code failed;
    const auto peer = socket.remote_endpoint(failed);
    if (failed) {
        return;
    }
    std::string address = peer.address().to_string();
    std::unique_ptr<Seat> guest = Seat::enter(core_->admission, address);
    if (!guest) {
        ++turned_away_;
        return;
    }
    ++accepted_;
    socket.set_option(asio::ip::tcp::no_delay(true), failed);
    auto wire =
        std::make_shared<Wire>(std::move(socket), std::move(address), core_->settings.limits);
    spawn(run_socket(core_, std::move(wire), std::move(guest), tls_ ? &*tls_ : nullptr), "socket");
}

void Server::Impl::has_ended(std::string_view what, const std::exception_ptr& thrown) {
    --running_;
    ended_.cancel();
    if (!thrown) {
        return;
    }
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& fault) {
        log_line(
            Level::fault,
            "net_coroutine",
            {{"what", std::string(what)}, {"fault", fault.what()}}
        );
    } catch (...) {
        log_line(
            Level::fault,
            "net_coroutine",
            {{"what", std::string(what)}, {"fault", "unknown"}}
        );
    }
}

awaitable<void> Server::Impl::wait_until_ended(unsigned left, Instant until) {
    while (running_ > left && std::chrono::steady_clock::now() < until) {
        ended_.expires_at(until);
        co_await ended_.async_wait(use_result);
    }
}

awaitable<void> Server::Impl::stop(Millis within) {
    const Instant until = std::chrono::steady_clock::now() + std::chrono::milliseconds(within);
    stop_accepting();
    for (WebSocket* connection : core_->web_sockets) {
        connection->close(core_->settings.close_numbers.away, "away");
    }
    constexpr unsigned sweeper_alone = 1;
    co_await wait_until_ended(sweeper_alone, until);
    core_->sweeper.close_all();
    core_->sweeper.stop();
    co_await wait_until_ended(0, Instant::max());
}

Server::Server(asio::io_context& context, ServerSettings settings, HttpHandler& handler)
    : impl_(std::make_shared<Impl>(context, std::move(settings), handler)) {
    impl_->run();
}

Server::~Server() { impl_->stop_accepting(); }

std::uint16_t Server::port() const { return impl_->port(); }

ServerCounts Server::counts() const { return impl_->counts(); }

void Server::stop_accepting() { impl_->stop_accepting(); }

awaitable<void> Server::stop(Millis within) { return impl_->stop(within); }

}  // namespace spacebetween
