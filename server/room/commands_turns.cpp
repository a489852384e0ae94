// Whose turn it is, and which way a stage goes that offers several.
#include "server/room/commands.hpp"
#include "server/room/permission.hpp"
#include "server/room/turns.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

const PlannedStage& planned_stage(const Deciding& deciding) {
    const Session& session = *deciding.state.session();
    return session.plan->stages[session.now.at];
}

/// The stage whose ways are chosen from in the present one: itself, or a later one.
const FormatStage* stage_chosen_for(const Session& session) {
    const FormatStage& stage = session.stage();
    if (!stage.modules.empty()) {
        return &stage;
    }
    const auto& stages = session.plan->stages;
    const auto found = std::find_if(stages.begin(), stages.end(), [&](const PlannedStage& one) {
        return !stage.chooses.empty() && one.stage.id == stage.chooses;
    });
    return found == stages.end() ? nullptr : &found->stage;
}

}  // namespace

Decided decide(Deciding& deciding, const Member& by, const ChooseModule& with) {
    const Session& session = *deciding.state.session();
    if (session.now.closing) {
        return needs(deciding.state, {"closing"});
    }
    const FormatStage* chosen_for = stage_chosen_for(session);
    const StageModule* module =
        chosen_for == nullptr ? nullptr : module_of(*chosen_for, with.module);
    if (module == nullptr) {
        return needs(deciding.state, {"module"});
    }
    SessionState now = session.now;
    now.rev += 1;
    now.module = module->id;
    if (chosen_for == &session.stage()) {
        const Millis length = module->minutes * minute_ms;
        const bool stands = !deciding.state.open_stops().empty() || now.pause;
        now.ends = stands ? std::nullopt : std::optional(deciding.now + length);
        now.paused_left = stands ? std::optional(length) : std::nullopt;
        begin_turns(deciding, planned_stage(deciding), now);
    }
    return act_with(by, std::move(now));
}

Decided decide(Deciding& deciding, const Member& by, const PassTurn&) {
    SessionState now = deciding.state.session()->now;
    if (now.turns.empty()) {
        return needs(deciding.state, {"turn"});
    }
    if (now.turns.front() != by.id && !leads(deciding.state, by.id)) {
        return No{Refusal::not_allowed, std::nullopt};
    }
    now.passed.push_back(now.turns.front());
    end_turn(deciding, planned_stage(deciding), now);
    now.rev += 1;
    return act_with(by, std::move(now));
}

Decided decide(Deciding& deciding, const Member& by, const NextTurn&) {
    SessionState now = deciding.state.session()->now;
    if (now.turns.empty()) {
        return needs(deciding.state, {"turn"});
    }
    end_turn(deciding, planned_stage(deciding), now);
    now.rev += 1;
    return act_with(by, std::move(now));
}

}  // namespace spacebetween
