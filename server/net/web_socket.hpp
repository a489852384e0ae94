// The WebSocket behind a Connection. Beast is in the .cpp and in no header.
#pragma once

#include "server/net/connection.hpp"
#include "server/net/http_session.hpp"
#include "server/net/net_core.hpp"

#include <boost/asio/awaitable.hpp>

#include <memory>
#include <string>

namespace spacebetween {

class WebSocket : public Connection, public FrameWriter {
public:
    /// Answers the upgrade and makes the connection; null when the peer went away meanwhile.
    /// `guest` lives until `finish` has returned.
    static boost::asio::awaitable<std::shared_ptr<WebSocket>> accept(
        std::shared_ptr<NetCore> core,
        std::shared_ptr<Wire> wire,
        std::unique_ptr<Upgrade> upgrade,
        Seat& guest
    );

    /// Closes, if nobody did, and waits until nothing is under way any more.
    virtual boost::asio::awaitable<void> finish() = 0;
};

}  // namespace spacebetween
