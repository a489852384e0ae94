// Who speaks in turn, in which round, and which way through a stage was chosen.
#pragma once

#include "server/room/deciding.hpp"
#include "server/room/session_state.hpp"

#include <string_view>

namespace spacebetween {

/// The way through this stage that has this id; null when it offers none such.
const StageModule* module_of(const FormatStage& stage, std::string_view id);

/// How often the turn goes round here: 0 is until the lead moves on.
int rounds_of(const PlannedStage& stage, std::string_view module);

/// Everybody here who speaks in turn, in the order of the roster, for the first round.
void begin_turns(const Deciding& deciding, const PlannedStage& stage, SessionState& now);

/// The speaker is done; the next one has the turn, in another round when this one is over.
void end_turn(const Deciding& deciding, const PlannedStage& stage, SessionState& now);

}  // namespace spacebetween
