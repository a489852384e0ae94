// How a session's soft timer stands still and goes on: for a safety stop, and for a break.
#pragma once

#include "server/base/time.hpp"
#include "server/room/session_state.hpp"

#include <algorithm>

namespace spacebetween {

inline void stop_timer(SessionState& session, Time at) {
    if (session.ends) {
        session.paused_left = std::max<Millis>(0, *session.ends - at);
        session.ends.reset();
    }
}

inline void run_timer(SessionState& session, Time at) {
    if (session.paused_left) {
        session.ends = at + *session.paused_left;
        session.paused_left.reset();
    }
}

}  // namespace spacebetween
