// Exactly once: whether a number is new, a repeat, or beyond a gap.
#pragma once

#include "server/base/id.hpp"
#include "server/room/answer.hpp"
#include "server/room/room_state.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <variant>

namespace spacebetween {

/// What the clients say they have; it becomes part of the state with their next answer.
using AckedUpTo = std::map<ClientId, std::int64_t>;

enum class Arrival : std::uint8_t { fresh, repeated, beyond_gap, not_theirs };

Arrival arrival_of(
    const RoomState& state,
    const MemberId& member,
    const ClientId& client,
    std::int64_t cseq
);

/// The stored answer to a repeat; nothing when the client has acked it already.
std::optional<std::variant<Ok, No>>
stored_answer(const RoomState& state, const ClientId& client, std::int64_t cseq);

/// Whether this refusal is an answer at all: it uses up its number and is stored.
bool is_answer(const No& no);

}  // namespace spacebetween
