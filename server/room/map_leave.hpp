// Who may change the map by a preview, and when a copy of it may leave the room.
#pragma once

#include "server/room/answer.hpp"
#include "server/room/deciding.hpp"

#include <optional>
#include <span>

namespace spacebetween {

/// Why these ops are not for this member now; nothing when they are.
std::optional<No> why_not_map(const Deciding& deciding, const Member& by, std::span<const Op> ops);

/// The leave to take the map out that is running and that nobody objected to; null when none is.
/// It may not have opened yet: until then people can object.
RecordRef map_share_at(const RoomState& state, Time now);

}  // namespace spacebetween
