// What time brings about in a room without anybody asking.
#pragma once

#include "server/room/deciding.hpp"

#include <optional>

namespace spacebetween {

/// When a sealed stage's writers were last counted. Kept by the process: a restart counts again.
using Counted = std::optional<Time>;

/// Performs whatever is due and adds it to the decision.
void perform_due(Deciding& deciding, Counted& counted, Decision& decision);

/// When something will be due at the earliest.
std::optional<Time> next_due(
    const RoomState& state,
    const Attendance& attendance,
    const Limits& limits,
    const Counted& counted
);

/// The session notes that nobody is here, or that somebody is again; nothing when it knows.
std::optional<Act> note_emptiness(const RoomState& state, const Attendance& attendance, Time now);

/// Adds what `more` wants done after what `decision` wants done.
void append(Decision& decision, Decision more);

}  // namespace spacebetween
