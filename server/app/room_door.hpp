// Runs one connection: who comes in with which ticket, and what they say once they are in.
#pragma once

#include "server/app/call.hpp"
#include "server/app/room_host.hpp"
#include "server/net/connection.hpp"
#include "server/protocol/client_message.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <memory>
#include <optional>

namespace spacebetween {

/// Lives on the network thread; outlived by what it borrows.
class RoomDoor {
public:
    explicit RoomDoor(ApiServices& services) : services_(services) {}

    /// From the first frame to the last. When it returns, the connection is over.
    boost::asio::awaitable<void> serve(RoomId room, std::shared_ptr<Connection> connection);

private:
    /// Somebody who is in.
    struct Inside {
        std::shared_ptr<RoomHost> host;
        std::shared_ptr<Connection> connection;
        ClientId client;
        MemberId member;
    };

    boost::asio::awaitable<std::optional<Hello>> first_frame(std::shared_ptr<Connection> connection
    );
    boost::asio::awaitable<std::optional<Inside>>
    let_in(RoomId room, Hello hello, std::shared_ptr<Connection> connection);
    boost::asio::awaitable<void> listen(std::shared_ptr<Inside> inside);
    /// The code to close with, if the message ends the connection.
    static std::optional<CloseCode> hear(const Inside& inside, ClientMessage message);

    ApiServices& services_;
};

}  // namespace spacebetween
