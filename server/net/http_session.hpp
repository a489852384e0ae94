// The requests of one socket, one after the other, until it closes or becomes a WebSocket.
#pragma once

#include "server/net/http_door.hpp"
#include "server/net/net_core.hpp"
#include "server/net/security_headers.hpp"

#include <boost/asio/awaitable.hpp>

#include <memory>
#include <optional>
#include <string>

namespace spacebetween {

/// A request that was allowed to become a WebSocket.
struct Upgrade {
    HttpRequest request;
    std::string subject;
};

class HttpSession {
public:
    HttpSession(std::shared_ptr<NetCore> core, std::shared_ptr<Wire> wire, Seat& guest);

    /// Answers requests. Null when the socket is to be closed.
    boost::asio::awaitable<std::unique_ptr<Upgrade>> run();

private:
    enum class Next : std::uint8_t { request, end, upgrade };

    boost::asio::awaitable<std::optional<HttpHead>> read_request();
    boost::asio::awaitable<bool> read_more();
    boost::asio::awaitable<Next> answer(HttpHead head);
    boost::asio::awaitable<Next> judge_upgrade(HttpRequest request);
    boost::asio::awaitable<void> refuse(HttpFault refusal);
    boost::asio::awaitable<bool> send(HttpResponse response, HttpMethod method, After after);
    boost::asio::awaitable<void> linger();

    void note_origin(HttpRequest& request) const;
    [[nodiscard]] Scheme scheme() const;

    std::shared_ptr<NetCore> core_;
    std::shared_ptr<Wire> wire_;
    Seat& guest_;
    std::string buffer_;
    std::string host_;
    std::unique_ptr<Upgrade> upgrade_;
};

}  // namespace spacebetween
