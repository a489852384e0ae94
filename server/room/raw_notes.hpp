// What somebody wrote raw, for this hour alone: it ends with the session, unless its author keeps
// it.
#pragma once

#include "server/room/entry.hpp"
#include "server/room/room_state.hpp"

#include <vector>

namespace spacebetween {

/// What ends on each member's own board when a session does. Nobody but its author hears of it.
std::vector<Entry> raw_notes_ending(const RoomState& state, Time now);

}  // namespace spacebetween
