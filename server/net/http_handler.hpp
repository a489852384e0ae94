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

    /// Judges path, origin and the like. The form of the upgrade itself was already checked.
    virtual UpgradeVerdict judge_upgrade(const HttpRequest& request) = 0;

    /// Runs one connection. When this returns the connection is closed, if it was not before.
    virtual boost::asio::awaitable<void>
    serve(std::string subject, std::shared_ptr<Connection> connection) = 0;
};

}  // namespace spacebetween
