// The facilitator's chair: when it is empty, and what taking it does.
#pragma once

#include "server/room/deciding.hpp"

namespace spacebetween {

/// Whether every facilitator of the running session has been gone for long enough.
bool chair_is_empty(const Deciding& deciding);

/// The session with this member as facilitator; who was it before becomes co-facilitator, so that
/// one tap gives the chair back.
SessionState taken_over(SessionState now, const MemberId& by);

}  // namespace spacebetween
