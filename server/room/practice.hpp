// What of a practice room is copied for a trainee.
#pragma once

#include "server/room/room_state.hpp"

#include <vector>

namespace spacebetween {

/// The working board by its order: no pages, and no safety stops.
std::vector<RecordRef> board_to_copy(const RoomState& state);

}  // namespace spacebetween
