// How a session goes from one stage, plan or set of roles to the next.
#pragma once

#include "server/room/deciding.hpp"
#include "server/room/session_state.hpp"

#include <string>
#include <vector>

namespace spacebetween {

/// Begins a step of the running session. When it takes a target away from anybody, the session is
/// `closing` first, so that no last sentence is cut; else it completes at once.
Act begin_step(const Deciding& deciding, const MemberId& by, Step step);

/// Completes a step: by the server when a closing has flushed, by its author otherwise.
Act complete_step(const Deciding& deciding, const MemberId& by, const Step& step);

/// Puts a session at the beginning of a stage of this plan.
void enter_stage(
    const Deciding& deciding,
    const StagePlan& plan,
    std::size_t at,
    SessionState& now
);

/// The lines of this stage's gate that are not answered yet, by the name of their first answer.
std::vector<std::string> gate_missing(const RoomState& state, const FormatStage& stage);

/// Five working days after a moment.
Time five_working_days_after(Time moment);

/// The one contract of the room; null before the first session.
RecordRef contract_of(const RoomState& state);

}  // namespace spacebetween
