// A connection that knocks at a room, and how it is greeted.
#pragma once

#include "server/base/id.hpp"
#include "server/net/connection.hpp"
#include "server/room/room.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace spacebetween {

/// Where a client says it was when it lost its connection.
struct ResumePoint {
    StreamId stream;
    std::uint64_t received = 0;
};

/// Somebody who showed a ticket.
struct Entering {
    AccountId account;
    ClientId client;
    std::optional<ResumePoint> resume;
    std::shared_ptr<Connection> connection;
    /// Told, once, as which member the connection came in, if it did.
    std::function<void(std::optional<MemberId>)> came_in;
};

/// What a connection is told when it came in. The snapshot is missing when its stream goes on.
struct Greeting {
    Entering entering;
    Result<Joined, CloseCode> outcome;
    std::optional<RoomSnapshot> snapshot;
};

}  // namespace spacebetween
