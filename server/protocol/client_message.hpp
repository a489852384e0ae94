// What a client may say, decoded.
#pragma once

#include "server/base/id.hpp"
#include "server/room/command.hpp"
#include "server/room/presence.hpp"
#include "server/vocabulary/limits.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace spacebetween {

/// The protocol numbers that this server speaks. [R69]
inline constexpr int protocol_number = 1;

/// Where a client was in a stream when it lost its connection. [R29]
struct Resume {
    StreamId stream;
    std::int64_t received = 0;
};

struct Hello {
    int proto_low = 0;
    int proto_high = 0;
    std::string ticket;
    ClientId client;
    std::int64_t next_cseq = 1;
    std::optional<Resume> resume;
};

struct NumberedChange {
    std::int64_t c = 0;
    Change change;
};

struct NumberedCommand {
    std::int64_t c = 0;
    Command command;
};

struct NumberedUndo {
    std::int64_t c = 0;
    Undo undo;
};

/// Carries a number, and nothing else that fits: to be refused with `schema` under that number,
/// which is used up. [R12] A room says just that to a change without ops.
struct Unreadable {
    std::int64_t c = 0;
};

struct Ack {
    std::int64_t received = 0;
};

struct Pong {};

using ClientMessage = std::
    variant<Hello, NumberedChange, NumberedCommand, NumberedUndo, Unreadable, Presence, Ack, Pong>;

/// One frame of a client. Nothing when it cannot be answered: the connection closes with
/// `malformed`. What is decoded has the right form; whether it is allowed is for others to judge.
/// [R11, R12]
std::optional<ClientMessage> client_message_from(std::string_view frame, const Limits& limits);

}  // namespace spacebetween
