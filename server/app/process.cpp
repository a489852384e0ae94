// The whole server: everything it is made of, wired together, from the first accept to the drain.
#include "server/app/process.hpp"

#include "server/app/administration.hpp"
#include "server/app/api.hpp"
#include "server/app/control_socket.hpp"
#include "server/app/coroutine.hpp"
#include "server/app/limits_file.hpp"
#include "server/app/net_settings.hpp"
#include "server/base/log.hpp"
#include "server/net/server.hpp"
#include "server/storage/storage.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <chrono>
#include <csignal>
#include <exception>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>

#include <malloc.h>
#include <sys/prctl.h>

namespace spacebetween {
namespace {

constexpr Millis drain_ms = 5 * second_ms;
constexpr Millis logins_touched_every_ms = 5 * minute_ms;
constexpr auto sweep_every = std::chrono::seconds(5);

/// Members in the order they are made; each outlives what comes after it.
class Process {
public:
    explicit Process(const ServeSettings& settings)
        : limits_(settings.limits ? limits_from(*settings.limits) : Limits{}),
          storage_(settings.storage),
          thread_(
              storage_.journal(),
              context_.get_executor(),
              {limits_.commit_changes, limits_.commit_bytes}
          ),
          host_{
              context_.get_executor(),
              thread_,
              storage_.journal(),
              clock_,
              random_,
              limits_,
              stream_limits(limits_),
              WritePause{}
          },
          rooms_(host_, storage_.accounts()),
          access_(context_.get_executor(), storage_.accounts(), limits_, site_of(settings)),
          lines_(limits_),
          layouts_(context_.get_executor(), 1, limits_.layouts_waiting),
          api_services_{host_, storage_.accounts(), rooms_, access_, lines_, layouts_},
          door_(api_services_),
          api_(api_services_, door_, files_of(settings)),
          administration_(storage_, thread_, api_services_),
          control_(context_, control_path(settings.storage.data), administration_),
          server_(context_, server_settings(settings, limits_), api_),
          signals_(context_, SIGTERM, SIGINT),
          sweep_(context_) {}

    [[nodiscard]] std::uint16_t port() const { return server_.port(); }

    void run() {
        boost::asio::co_spawn(context_, live(), [](const std::exception_ptr& how) {
            if (how) std::rethrow_exception(how);
        });
        context_.run();
        thread_.stop();
    }

private:
    boost::asio::awaitable<void> live() {
        boost::asio::co_spawn(context_, sweep(), [](const std::exception_ptr& how) {
            if (how) log_line(Level::fault, "sweep_failed");
        });
        co_await signals_.async_wait(use_result);
        log_line(Level::info, "draining");
        server_.stop_accepting();
        sweep_.cancel();
        rooms_.announce_end();
        co_await server_.stop(drain_ms);
        co_await rooms_.stop();
        co_await control_.stop();
    }

    boost::asio::awaitable<void> sweep() {
        for (;;) {
            sweep_.expires_after(sweep_every);
            const auto [failed] = co_await sweep_.async_wait(use_result);
            if (failed) co_return;
            const Time now = clock_.now();
            lines_.sweep(now);
            co_await rooms_.sweep();
            if (now - logins_touched_ >= logins_touched_every_ms) {
                logins_touched_ = now;
                co_await touch_logins(now);
            }
        }
    }

    /// Whoever sits in a room is at work, however little they click: their login stays young.
    boost::asio::awaitable<void> touch_logins(Time now) {
        auto touch = [this, logins = lines_.logins(), now] {
            for (const auto& login : logins) {
                // On a full disk nothing is touched, and nobody is signed out while in a room.
                static_cast<void>(storage_.accounts().touch_login(login, now));
            }
        };
        co_await thread_.run(std::move(touch));
    }

    Limits limits_;
    SystemClock clock_;
    SystemRandom random_;
    boost::asio::io_context context_{1};
    Storage storage_;
    StorageThread thread_;
    HostServices host_;
    RoomDirectory rooms_;
    AccessServices access_;
    Lines lines_;
    WorkPool layouts_;
    ApiServices api_services_;
    RoomDoor door_;
    Api api_;
    Administration administration_;
    ControlSocket control_;
    Server server_;
    boost::asio::signal_set signals_;
    boost::asio::steady_timer sweep_;
    Time logins_touched_;
};

/// Memory that a busy second has freed is kept for the next one. Giving it back each time, which is
/// the C library's way, costs calls into the kernel and fresh pages at every batch.
void keep_freed_memory() {
    constexpr int trim_threshold = 64 << 20;
    constexpr int grown_at_once = 1 << 20;
    ::mallopt(M_TRIM_THRESHOLD, trim_threshold);
    ::mallopt(M_TOP_PAD, grown_at_once);
}

void tell_port(const ServeSettings& settings, std::uint16_t port) {
    if (!settings.port_file) return;
    // Written whole under another name first: whoever waits for it never reads half a number.
    const auto half = settings.port_file->string() + ".half";
    std::ofstream(half) << port << '\n';
    std::filesystem::rename(half, *settings.port_file);
}

}  // namespace

void serve(const ServeSettings& settings) {
    // What is in memory is as private as what is on disk: no core, no debugger of another user.
    ::prctl(PR_SET_DUMPABLE, 0);
    keep_freed_memory();
    Process process(settings);
    tell_port(settings, process.port());
    log_line(Level::info, "serving", {{"port", std::to_string(process.port())}});
    process.run();
    log_line(Level::info, "stopped");
}

}  // namespace spacebetween
