// Self-checks that end with their session; a mark of the compass stays when both sides keep it.
#pragma once

#include "server/room/room_state.hpp"

#include <vector>

namespace spacebetween {

/// A clinician and a practitioner have each said that this mark is worth keeping.
bool is_kept(const Record& mark);

/// Said for the moment: it does not outlast the session, nor is it looked back at.
bool is_passing(const Record& mark);

/// What a session takes with it when it ends: its marks that are not kept.
std::vector<RecordId> marks_to_forget(const RoomState& state);

}  // namespace spacebetween
