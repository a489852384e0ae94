// The listening server: accepts sockets within limits, and ends them all within a deadline.
#pragma once

#include "server/base/time.hpp"
#include "server/net/http_handler.hpp"
#include "server/net/net_limits.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace spacebetween {

/// PEM files: a certificate chain and its key.
struct TlsFiles {
    std::string certificate;
    std::string key;
};

/// The close codes that the network side gives by itself.
struct CloseNumbers {
    std::uint16_t slow = 4002;
    std::uint16_t away = 4000;
};

struct ServerSettings {
    std::string address = "127.0.0.1";
    /// 0 lets the system choose; `Server::port` tells.
    std::uint16_t port = 0;
    std::optional<TlsFiles> tls;
    /// The names, with ports, that a Host field may have. Empty accepts any well-formed one.
    std::vector<std::string> hosts;
    /// People reach us by https, through a proxy that speaks plain HTTP to us.
    bool https_in_front = false;
    NetLimits limits;
    CloseNumbers close_numbers;
};

struct ServerCounts {
    std::size_t connections = 0;
    std::size_t strangers = 0;
    std::uint64_t accepted = 0;
    std::uint64_t turned_away = 0;
};

/// One server on one thread: everything runs in the context that it was made with, and the context
/// and the handler outlive it. Await `stop` before it goes.
class Server {
public:
    /// Reads the certificate and opens the port; throws when either fails.
    Server(boost::asio::io_context& context, ServerSettings settings, HttpHandler& handler);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] ServerCounts counts() const;

    /// Accepts nobody any more; requests under way are still answered.
    void stop_accepting();

    /// Closes every connection as `away`, waits for all of them and for requests under way, and
    /// cuts what is left when the time is over. Returns when the last coroutine has ended.
    boost::asio::awaitable<void> stop(Millis within);

private:
    class Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace spacebetween
