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
        ended_.expires_at(std::chrono::steady_clock::time_point::max());
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
        while (self->running_)
            co_await self->ended_.async_wait(use_result);
    }

private:
    static asio::awaitable<void> run(std::shared_ptr<Impl> self) {
        for (;;) {
            auto [failed, socket] = co_await self->acceptor_.async_accept(use_result);
            if (failed) co_return;
            co_await answer(self, std::move(socket));
        }
    }

    static asio::awaitable<void> answer(std::shared_ptr<Impl> self, Local::socket socket) {
        std::string request;
        auto buffer = asio::dynamic_buffer(request, request_bytes_max);
        const auto [unread, size] =
            co_await asio::async_read_until(socket, buffer, '\n', use_result);
        if (unread) co_return;
        request.resize(size - 1);
        std::string reply = co_await self->handler_.answer(std::move(request));
        reply += '\n';
        const auto out = asio::buffer(reply);
        co_await asio::async_write(socket, out, use_result);
    }

    std::filesystem::path path_;
    Local::acceptor acceptor_;
    ControlHandler& handler_;
    asio::steady_timer ended_;
    bool running_ = true;
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
