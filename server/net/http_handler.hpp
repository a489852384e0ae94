// What the server asks of the app: answer requests, judge upgrades, run connections.
#pragma once

#include "server/net/connection.hpp"
#include "server/net/http_message.hpp"

#include <boost/asio/awaitable.hpp>

#include <memory>
#include <optional>
#include <string>

namespace spacebetween {

/// Whether a request may become a WebSocket.
struct UpgradeVerdict {
    /// Sent instead of the upgrade, which is then refused.
    std::optional<HttpResponse> refusal;
    /// Handed to `serve` as it is: the room's id, for instance.
    std::string subject;
};

/// All calls come on the network thread. What these throw ends the one socket and is logged.
class HttpHandler {
public:
    HttpHandler() = default;
    HttpHandler(const HttpHandler&) = delete;
    HttpHandler& operator=(const HttpHandler&) = delete;
    virtual ~HttpHandler() = default;

    /// Answers one request. HEAD arrives as HEAD; its body is not sent but counted.
    virtual boost::asio::awaitable<HttpResponse> handle(HttpRequest request) = 0;

    /// The most bytes that the body of this request may have, when it is not the usual limit. Asked
    /// when only the head has come; nothing more is read of a body that is larger.
    [[nodiscard]] virtual std::optional<std::size_t> body_bytes_max(const HttpRequest& /*request*/)
        const {
        return std::nullopt;
    }

    /// Judges path, origin and the like. The form of the upgrade itself was already checked.
    virtual UpgradeVerdict judge_upgrade(const HttpRequest& request) = 0;

    /// Runs one connection. When this returns the connection is closed, if it was not before.
    virtual boost::asio::awaitable<void>
    serve(std::string subject, std::shared_ptr<Connection> connection) = 0;
};

}  // namespace spacebetween
