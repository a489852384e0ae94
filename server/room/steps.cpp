// Enters stages, keeps gates, and lets nothing be cut in the middle of a sentence.
#include "server/room/steps.hpp"

#include "server/base/assert.hpp"
#include "server/room/permission.hpp"
#include "server/room/reveal.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace spacebetween {

namespace {

constexpr int working_days_kept = 5;

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

TargetSet may_after(const Destination& after, const MemberId& member) {
    const auto roles = after.roles.find(member);
    if (!after.stage || roles == after.roles.end()) {
        return {};
    }
    return rights_at(after.plan->stages[*after.stage].stage, roles->second).may;
}

bool takes_away(const Session& session, const Step& step) {
    const Destination after = destination(session, step);
    return std::any_of(session.now.roles.begin(), session.now.roles.end(), [&](const auto& one) {
        const TargetSet before = lasting(rights_at(session.stage(), one.second).may);
        return !may_after(after, one.first).includes(before);
    });
}

std::vector<MemberId>
turn_order(const Deciding& deciding, const PlannedStage& stage, const Roles& all) {
    std::vector<MemberId> order;
    for (const Member& member : deciding.state.members()) {
        const auto found = all.find(member.id);
        if (found == all.end() || !deciding.attendance.is_here(member.id)) {
            continue;
        }
        RoleSet roles = found->second;
        if (stage.stage.turn && roles.contains(*stage.stage.turn)) {
            order.push_back(member.id);
            continue;
        }
        roles.erase(Role::accountable_manager);
        if (stage.inserted == StageInsert::go_round && !roles.empty()) {
            order.push_back(member.id);
        }
    }
    return order;
}

void end_session(const Deciding& deciding, const Step& step, Act& act) {
    SessionState& now = act.session->now;
    act.session->ended = step.end;
    act.session->carry_to = step.to;
    now.sealed.clear();
    now.written.reset();
    now.ends.reset();
    now.paused_left.reset();
    now.hold_until.reset();
    now.taking_over.reset();
    now.turns.clear();
    if (!now.summary.signed_off && !now.summary.later_until) {
        now.summary.later_until = five_working_days_after(deciding.now);
    }
    act.wants_snapshot = true;
}

bool answered(const RoomState& state, const RecordRef& contract, const GateItem& item) {
    if (item.role) {
        const Roles& roles = state.session()->now.roles;
        return std::any_of(roles.begin(), roles.end(), [&](const auto& one) {
            return one.second.contains(*item.role);
        });
    }
    if (!contract || item.type != Type::contract) {
        return false;
    }
    const Value& value = field_value(*contract, item.field);
    const bool* flag = std::get_if<bool>(&value);
    return flag != nullptr ? *flag : !is_nothing(value) && !words_of(*contract, item.field).empty();
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
    now.at = at;
    now.entered = deciding.now;
    now.entered_rev = now.rev;
    now.sealed.clear();
    now.written.reset();
    now.few_writers = false;
    if (stage.stage.mode == Mode::sealed) {
        now.sealed = now.id.text + ":" + std::to_string(now.rev);
        now.sealed_rev = now.rev;
    }
    const Millis length = stage.stage.minutes * minute_ms;
    const bool paused = !deciding.state.open_stops().empty();
    now.ends = paused ? std::nullopt : std::optional(deciding.now + length);
    now.paused_left = paused ? std::optional(length) : std::nullopt;
    now.turns = turn_order(deciding, stage, now.roles);
    now.passed.clear();
}

std::vector<std::string> gate_missing(const RoomState& state, const FormatStage& stage) {
    std::vector<std::string> missing;
    const RecordRef contract = contract_of(state);
    for (const GateLine& line : stage.gate) {
        const bool open = std::any_of(line.begin(), line.end(), [&](const GateItem& item) {
            return answered(state, contract, item);
        });
        if (!open && !line.empty()) {
            const GateItem& first = line.front();
            missing.push_back(first.role ? std::string(to_string(*first.role)) : first.field);
        }
    }
    return missing;
}

Time five_working_days_after(Time moment) {
    // 1 January 1970 was a Thursday: day 3 of a week that begins with Monday as day 0.
    constexpr std::int64_t days_in_week = 7;
    constexpr std::int64_t saturday = 5;
    for (int left = working_days_kept; left > 0;) {
        moment = moment + day_ms;
        const std::int64_t weekday = (moment.ms / day_ms + 3) % days_in_week;
        left -= weekday < saturday ? 1 : 0;
    }
    return moment;
}

RecordRef contract_of(const RoomState& state) {
    RecordRef found;
    state.shared().for_each([&found](const RecordRef& record) {
        if (record->type == Type::contract) {
            found = record;
        }
    });
    return found;
}

}  // namespace spacebetween
