// Commands of the lead's bar: next, back, a little longer, something inserted, turns and hold.
#include "server/room/commands.hpp"
#include "server/room/permission.hpp"
#include "server/room/steps.hpp"
#include "server/room/timers.hpp"
#include "server/room/turns.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

constexpr int write_alone_minutes_max = 5;

No no_such(const RoomState& state) { return needs(state, {"stage"}); }

bool lasts(const Deciding& deciding, int minutes) {
    return minutes >= 1 && minutes <= static_cast<int>(deciding.limits.stage_minutes);
}

/// Whether a stage that is gone past keeps its gate: the present one, what is left of one that was
/// begun, and the first, where the agreement is made. Nobody answers for a stage that never was.
bool asks_at_its_gate(const StagePlan& plan, std::size_t at, std::size_t left) {
    return left == at || left == 0 || plan.stages[left].goes_on ||
           plan.stages[left].stage.id == plan.stages.front().stage.id;
}

Decided move_to(Deciding& deciding, const Member& by, std::size_t to) {
    const Session& session = *deciding.state.session();
    if (session.now.closing) {
        return needs(deciding.state, {"closing"});
    }
    if (to >= session.plan->stages.size() || to == session.now.at) {
        return no_such(deciding.state);
    }
    // A stage that was put in between, or left out, opens no gate.
    for (std::size_t left = session.now.at; left < to; ++left) {
        if (!asks_at_its_gate(*session.plan, session.now.at, left)) {
            continue;
        }
        auto missing = gate_missing(deciding.state, session.plan->stages[left].stage);
        if (!missing.empty()) {
            return needs(deciding.state, std::move(missing));
        }
    }
    const FormatStage& ahead = session.plan->stages[to].stage;
    if (!ahead.modules.empty() && module_of(ahead, session.now.module) == nullptr) {
        return needs(deciding.state, {"module"});
    }
    Step step;
    step.kind = StepKind::move;
    step.to = to;
    return begin_step(deciding, by.id, std::move(step));
}

}  // namespace

Decided decide(Deciding& deciding, const Member& by, const NextStage&) {
    const Session& session = *deciding.state.session();
    std::size_t to = session.now.at + 1;
    while (to < session.plan->stages.size() && session.plan->stages[to].skipped) {
        ++to;
    }
    return move_to(deciding, by, to);
}

Decided decide(Deciding& deciding, const Member& by, const PreviousStage&) {
    const std::size_t at = deciding.state.session()->now.at;
    return at == 0 ? Decided(no_such(deciding.state)) : move_to(deciding, by, at - 1);
}

Decided decide(Deciding& deciding, const Member& by, const JumpStage& with) {
    return move_to(deciding, by, with.to);
}

Decided decide(Deciding& deciding, const Member& by, const ExtendStage& with) {
    const bool shorter = with.minutes < 0;
    const auto most = static_cast<int>(deciding.limits.stage_minutes);
    if (with.minutes == 0 || with.minutes > most || with.minutes < -most) {
        return No{Refusal::schema, std::nullopt};
    }
    SessionState now = deciding.state.session()->now;
    if (now.closing) {
        return needs(deciding.state, {"closing"});
    }
    const Millis more = with.minutes * minute_ms;
    now.rev += 1;
    if (now.ends && shorter) {
        now.ends = std::max(*now.ends + more, std::min(*now.ends, deciding.now));
    } else if (now.ends) {
        now.ends = std::max(*now.ends, deciding.now) + more;
    } else if (now.paused_left) {
        now.paused_left = std::max<Millis>(0, *now.paused_left + more);
    }
    return act_with(by, std::move(now));
}

Decided decide(Deciding& deciding, const Member& by, const SkipStage& with) {
    const Session& session = *deciding.state.session();
    const auto& stages = session.plan->stages;
    // The last stage is where a session closes: it is gone to, never past.
    if (with.at <= session.now.at || with.at + 1 >= stages.size() ||
        stages[with.at].skipped == with.skip) {
        return no_such(deciding.state);
    }
    StagePlan plan = *session.plan;
    plan.stages[with.at].skipped = with.skip;
    SessionState now = session.now;
    now.rev += 1;
    Act act = act_with(by, std::move(now));
    act.plan = std::make_shared<const StagePlan>(std::move(plan));
    return act;
}

Decided decide(Deciding& deciding, const Member& by, const PauseSession& with) {
    SessionState now = deciding.state.session()->now;
    if (now.pause.has_value() == with.on) {
        return needs(deciding.state, {"pause"});
    }
    if (with.on) {
        now.pause = Pause{by.id, deciding.now};
        stop_timer(now, deciding.now);
    } else {
        now.pause.reset();
        if (deciding.state.open_stops().empty()) {
            run_timer(now, deciding.now);
        }
    }
    now.rev += 1;
    return act_with(by, std::move(now));
}

Decided decide(Deciding& deciding, const Member& by, const InsertStage& with) {
    const Session& session = *deciding.state.session();
    const bool too_long =
        with.kind == StageInsert::write_alone && with.minutes > write_alone_minutes_max;
    if (!lasts(deciding, with.minutes) || too_long) {
        return No{Refusal::schema, std::nullopt};
    }
    if (session.now.closing) {
        return needs(deciding.state, {"closing"});
    }
    // What is written sealed is first revealed by going on, not by a stage put in between.
    if (!session.now.sealed.empty()) {
        return needs(deciding.state, {"reveal"});
    }
    if (session.plan->stages.size() + 2 > deciding.limits.stages_per_format * 2) {
        return No{Refusal::limit_room, std::nullopt};
    }
    Step step;
    step.kind = StepKind::insert;
    step.insert = with.kind;
    step.minutes = with.minutes;
    return begin_step(deciding, by.id, std::move(step));
}

Decided decide(Deciding& deciding, const Member& by, const FinishBy& with) {
    SessionState now = deciding.state.session()->now;
    now.rev += 1;
    now.finish_by = with.at;
    return act_with(by, std::move(now));
}

Decided decide(Deciding& deciding, const Member& by, const Hold&) {
    SessionState now = deciding.state.session()->now;
    const Time until = deciding.now + static_cast<Millis>(deciding.limits.hold_ms);
    const Time from = now.hold_until ? std::max(*now.hold_until, deciding.now) : deciding.now;
    const Millis added = until - from;
    now.hold_until = until;
    if (now.ends) {
        now.ends = *now.ends + added;
    } else if (now.paused_left) {
        now.paused_left = *now.paused_left + added;
    }
    return act_with(by, std::move(now));
}

}  // namespace spacebetween
