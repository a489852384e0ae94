// The Unix socket in the data directory through which commands reach the running server.
#include "server/app/control_socket.hpp"

#include "server/app/coroutine.hpp"
#include "server/base/log.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <chrono>
#include <exception>
#include <utility>

#include <sys/stat.h>

namespace spacebetween {
namespace {

namespace asio = boost::asio;
using Local = asio::local::stream_protocol;
constexpr std::size_t request_bytes_max = 64 * 1024;
/// A command is one line that its program sends at once, and waits for one line.
constexpr auto line_within = std::chrono::seconds(5);

void remove_left_over(const std::filesystem::path& path) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
}

}  // namespace

class ControlSocket::Impl {
public:
    Impl(asio::io_context& context, std::filesystem::path path, ControlHandler& handler)
        : path_(std::move(path)),
          acceptor_(context),
          asking_(context),
          deadline_(context),
          handler_(handler),
          ended_(context) {
        remove_left_over(path_);
        const Local::endpoint endpoint(path_.string());
        acceptor_.open(endpoint.protocol());
        // The mask, and not a later chmod: there is no moment at which others may connect.
        const auto mask = ::umask(0177);
        boost::system::error_code failed;
        acceptor_.bind(endpoint, failed);
        ::umask(mask);
        if (failed) throw boost::system::system_error(failed, path_.string());
        acceptor_.listen();
        ended_.expires_at(never);
    }

    static void start(const std::shared_ptr<Impl>& self) {
        asio::co_spawn(
            self->acceptor_.get_executor(),
            run(self),
            [self](const std::exception_ptr& how) {
                if (how) log_line(Level::fault, "control_ended");
                self->running_ = false;
                self->ended_.cancel();
            }
        );
    }

    static asio::awaitable<void> stop(std::shared_ptr<Impl> self) {
        self->acceptor_.close();
        remove_left_over(self->path_);
        // Whoever has not asked yet asks nothing any more; what was asked is still answered.
        if (self->reading_) self->hang_up();
        while (self->running_)
            co_await self->ended_.async_wait(use_result);
    }

private:
    static asio::awaitable<void> run(std::shared_ptr<Impl> self) {
        for (;;) {
            auto [failed, socket] = co_await self->acceptor_.async_accept(use_result);
            if (failed || !self->acceptor_.is_open()) co_return;
            self->asking_ = std::move(socket);
            co_await answer(self);
            self->hang_up();
        }
    }

    void hang_up() {
        boost::system::error_code ignored;
        asking_.close(ignored);
    }

    /// Hangs up on whoever neither speaks nor listens, until `deadline_` is set anew.
    static void begin_deadline(const std::shared_ptr<Impl>& self) {
        self->deadline_.expires_after(line_within);
        self->deadline_.async_wait([self](const boost::system::error_code& cancelled) {
            const bool past = self->deadline_.expiry() <= std::chrono::steady_clock::now();
            if (!cancelled && past) self->hang_up();
        });
    }

    static asio::awaitable<void> answer(std::shared_ptr<Impl> self) {
        std::string request;
        auto buffer = asio::dynamic_buffer(request, request_bytes_max);
        begin_deadline(self);
        self->reading_ = true;
        const auto [unread, size] =
            co_await asio::async_read_until(self->asking_, buffer, '\n', use_result);
        self->reading_ = false;
        self->deadline_.expires_at(never);
        if (unread) co_return;
        request.resize(size - 1);
        std::string reply = co_await self->handler_.answer(std::move(request));
        reply += '\n';
        const auto out = asio::buffer(reply);
        begin_deadline(self);
        co_await asio::async_write(self->asking_, out, use_result);
        self->deadline_.expires_at(never);
    }

    std::filesystem::path path_;
    Local::acceptor acceptor_;
    Local::socket asking_;
    asio::steady_timer deadline_;
    ControlHandler& handler_;
    asio::steady_timer ended_;
    bool running_ = true;
    bool reading_ = false;
};

std::filesystem::path control_path(const std::filesystem::path& data) {
    return data / "control.sock";
}

ControlSocket::ControlSocket(
    asio::io_context& context,
    std::filesystem::path path,
    ControlHandler& handler
)
    : impl_(std::make_shared<Impl>(context, std::move(path), handler)) {
    Impl::start(impl_);
}

ControlSocket::~ControlSocket() = default;

asio::awaitable<void> ControlSocket::stop() { return Impl::stop(impl_); }

std::optional<std::string>
ask_running_server(const std::filesystem::path& data, const std::string& request) {
    asio::io_context context;
    Local::socket socket(context);
    boost::system::error_code failed;
    socket.connect(Local::endpoint(control_path(data).string()), failed);
    if (failed) return std::nullopt;
    asio::write(socket, asio::buffer(request + "\n"), failed);
    if (failed) return std::nullopt;
    std::string reply;
    asio::read_until(socket, asio::dynamic_buffer(reply), '\n', failed);
    if (failed || reply.empty()) return std::nullopt;
    reply.pop_back();
    return reply;
}

}  // namespace spacebetween
