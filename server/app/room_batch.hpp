// What a room decided, as the bytes that the journal keeps.
#pragma once

#include "server/room/decision.hpp"
#include "server/room/room_state.hpp"
#include "server/storage/journal.hpp"

namespace spacebetween {

/// Adds what was decided: entries, signed pages, ended lifetimes.
void add_to(Batch& batch, const Decision& decision);

/// The whole state, each part under its lifetime.
Snapshot snapshot_of(const RoomState& state);

/// One decision by itself, with a fresh snapshot of `after` when it wants one.
Batch batch_of(const RoomId& room, const Decision& decision, const RoomState& after);

}  // namespace spacebetween
