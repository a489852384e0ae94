// The boundary compass: a self-check that ends with its session, unless both sides keep a mark.
#pragma once

#include "server/room/room_state.hpp"

#include <vector>

namespace spacebetween {

/// A clinician and a practitioner have each said that this mark is worth keeping.
bool is_kept(const Record& mark);

/// What a session takes with it when it ends: its marks that are not kept.
std::vector<RecordId> marks_to_forget(const RoomState& state);

}  // namespace spacebetween
