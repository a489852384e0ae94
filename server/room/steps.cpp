// Enters stages, keeps gates, and lets nothing be cut in the middle of a sentence.
#include "server/room/steps.hpp"

#include "server/base/assert.hpp"
#include "server/room/compass.hpp"
#include "server/room/permission.hpp"
#include "server/room/reveal.hpp"
#include "server/room/turns.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace spacebetween {

namespace {

TargetSet lasting(TargetSet may) {
    may.erase(Target::own);
    return may;
}

/// Where a step leads: the stage that decides about rights then, none between sessions.
struct Destination {
    StagePlanRef plan;
    std::optional<std::size_t> stage;
    Roles roles;
};

Roles merged(Roles roles, const Roles& changes) {
    for (const auto& [member, changed] : changes) {
        roles[member] = changed;
    }
    return roles;
}

using Seats = std::map<MemberId, std::string>;

/// A seat goes with the roles that it was taken with.
Seats merged_seats(Seats seats, const Step& step) {
    for (const auto& [member, roles] : step.roles) {
        const auto taken = step.seats.find(member);
        if (taken == step.seats.end()) {
            seats.erase(member);
        } else {
            seats[member] = taken->second;
        }
    }
    return seats;
}

Destination destination(const Session& session, const Step& step) {
    const std::size_t at = session.now.at;
    switch (step.kind) {
        case StepKind::move:
            return {session.plan, step.to, session.now.roles};
        case StepKind::insert:
            return {
                with_inserted(*session.plan, at, step.insert, step.minutes, 1),
                at + 1,
                session.now.roles
            };
        case StepKind::roles:
            return {session.plan, at, merged(session.now.roles, step.roles)};
        case StepKind::end:
            break;
    }
    return {nullptr, std::nullopt, session.now.roles};
}

TargetSet may_after(const Destination& after, const MemberId& member, bool admitted) {
    const auto roles = after.roles.find(member);
    if (!after.stage || roles == after.roles.end()) {
        return {};
    }
    if (only_accountable(roles->second) && !admitted) {
        return {};
    }
    return rights_at(after.plan->stages[*after.stage].stage, roles->second).may;
}

bool takes_away(const Session& session, const Step& step) {
    // What is written sealed is revealed by leaving, whatever may be written after.
    if (!session.now.sealed.empty() && step.kind != StepKind::roles) {
        return true;
    }
    const Destination after = destination(session, step);
    const auto& admitted = session.now.admitted;
    return std::any_of(session.now.roles.begin(), session.now.roles.end(), [&](const auto& one) {
        const bool in = std::find(admitted.begin(), admitted.end(), one.first) != admitted.end();
        if (only_accountable(one.second) && !in) {
            return false;
        }
        const TargetSet before = lasting(rights_at(session.stage(), one.second).may);
        const bool stays = in && step.kind == StepKind::roles;
        return !may_after(after, one.first, stays).includes(before);
    });
}

/// Who was with a member goes with the session, and whoever is here has met its agreement.
std::optional<Member> after_session(const Deciding& deciding, Member member) {
    const std::int64_t agreement = deciding.state.agreement();
    const bool meets = deciding.attendance.is_here(member.id) && member.agreement_met != agreement;
    if (member.with.empty() && !meets) {
        return std::nullopt;
    }
    member.with.clear();
    if (meets) {
        member.agreement_met = agreement;
    }
    return member;
}

void end_session(const Deciding& deciding, const Step& step, Act& act) {
    SessionState& now = act.session->now;
    act.session->ended = step.end;
    act.onward = step.onward;
    act.session->carry_to = step.to;
    now.sealed.clear();
    now.written.reset();
    now.ends.reset();
    now.paused_left.reset();
    now.hold_until.reset();
    now.taking_over.reset();
    now.turns.clear();
    now.admitted.clear();
    now.pause.reset();
    for (const Member& member : deciding.state.members()) {
        if (auto left = after_session(deciding, member)) {
            act.members.push_back(*std::move(left));
        }
    }
    for (const RecordId& mark : marks_to_forget(deciding.state)) {
        act.ops.emplace_back(DelOp{mark});
    }
    if (!now.summary.signed_off && !now.summary.later_until) {
        now.summary.later_until = five_working_days_after(deciding.now);
    }
    act.wants_snapshot = true;
}

}  // namespace

Act begin_step(const Deciding& deciding, const MemberId& by, Step step) {
    const RoomState& state = deciding.state;
    if (!takes_away(*state.session(), step)) {
        return complete_step(deciding, by, step);
    }
    Act act;
    act.by = by;
    SessionState now = state.session()->now;
    now.rev += 1;
    Closing closing{std::move(step), std::nullopt, std::nullopt};
    const auto flush = static_cast<Millis>(deciding.limits.stage_flush_ms);
    if (state.open_stops().empty()) {
        closing.flush_by = deciding.now + flush;
    } else {
        closing.left = flush;
    }
    now.closing = std::move(closing);
    act.session = SessionChange{std::move(now), std::nullopt, 0};
    return act;
}

Act complete_step(const Deciding& deciding, const MemberId& by, const Step& step) {
    const Session& session = *deciding.state.session();
    Act act;
    act.by = by;
    act.session = SessionChange{session.now, std::nullopt, 0};
    SessionState& now = act.session->now;
    now.rev += 1;
    now.closing.reset();
    switch (step.kind) {
        case StepKind::move:
            enter_stage(deciding, *session.plan, step.to, now);
            act.wants_snapshot = true;
            break;
        case StepKind::insert: {
            const Millis left = now.ends ? *now.ends - deciding.now : now.paused_left.value_or(0);
            const int minutes_left =
                std::max(1, static_cast<int>((left + minute_ms - 1) / minute_ms));
            act.plan =
                with_inserted(*session.plan, now.at, step.insert, step.minutes, minutes_left);
            enter_stage(deciding, *act.plan, now.at + 1, now);
            act.wants_snapshot = true;
            break;
        }
        case StepKind::end:
            end_session(deciding, step, act);
            break;
        case StepKind::roles:
            now.roles = merged(std::move(now.roles), step.roles);
            now.seats = merged_seats(std::move(now.seats), step);
            std::erase_if(now.admitted, [&now](const MemberId& member) {
                return !only_accountable(now.roles[member]);
            });
            now.recontract = now.recontract || now.at > 0;
            return act;
    }
    if (!session.now.sealed.empty()) {
        now.sealed_rev = now.rev;
        reveal(deciding, act);
    }
    return act;
}

void enter_stage(
    const Deciding& deciding,
    const StagePlan& plan,
    std::size_t at,
    SessionState& now
) {
    ASSERT(at < plan.stages.size());
    const PlannedStage& stage = plan.stages[at];
    // The agreement was made anew by leaving the stage that asks for it.
    now.recontract = now.recontract && (now.at > 0 || at == 0);
    now.at = at;
    now.entered = deciding.now;
    now.entered_rev = now.rev;
    now.sealed.clear();
    now.written.reset();
    now.few_writers = false;
    now.admitted.clear();
    now.pause.reset();
    if (stage.stage.mode == Mode::sealed) {
        now.sealed = now.id.text + ":" + std::to_string(now.rev);
        now.sealed_rev = now.rev;
    }
    if (!stage.inserted && stage.stage.modules.empty() && stage.stage.chooses.empty()) {
        now.module.clear();
    }
    const StageModule* module = module_of(stage.stage, now.module);
    const bool begins = module != nullptr && !stage.goes_on;
    const Millis length = (begins ? module->minutes : stage.stage.minutes) * minute_ms;
    const bool paused = !deciding.state.open_stops().empty();
    now.ends = paused ? std::nullopt : std::optional(deciding.now + length);
    now.paused_left = paused ? std::optional(length) : std::nullopt;
    begin_turns(deciding, stage, now);
}

}  // namespace spacebetween
