// The summary page, composed from what those present marked and planned.
#pragma once

#include "server/room/deciding.hpp"
#include "server/room/room_state.hpp"
#include "server/room/summary_page.hpp"

#include <string>
#include <vector>

namespace spacebetween {

/// What a session's page is made of.
struct Draft {
    const SessionState* session = nullptr;
    const StagePlan* plan = nullptr;
    Time ended;  ///< or now, while the session runs
};

/// The six blocks as they stand now. Ids, version and signatures are for whoever signs.
SummaryPage compose(const RoomState& state, const Draft& draft);

/// What must be looked at before this page may be signed; empty when nothing is missing.
std::vector<std::string>
missing_from(const RoomState& state, const Draft& draft, const SummaryPage& page);

/// The running session's draft, or that of the session before; null session when there is none.
Draft draft_of(const RoomState& state, Time now);

/// The session as it is after a change of its draft, whether it runs or has ended.
SessionChange change_of(const RoomState& state, SessionState now);

/// Freezes the page: a record that readings and words refer to, and the page itself to keep.
void freeze(Deciding& deciding, SummaryPage page, Act& act);

}  // namespace spacebetween
