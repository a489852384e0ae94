// The moment when sealed records become the room's.
#pragma once

#include "server/room/deciding.hpp"

namespace spacebetween {

/// Adds to the act what leaving the sealed stage brings about: every sealed record anew, with a new
/// id and without author, in an order that chance alone decides; and the end of the sealed ones.
/// Also says in the session whether so few wrote that style may be recognised.
void reveal(const Deciding& deciding, Act& act);

/// How many members have written something in this sealed stage.
int writers(const RoomState& state);

}  // namespace spacebetween
