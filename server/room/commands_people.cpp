// Who does what in a session: roles, an empty facilitator's chair, somebody who has to go.
#include "server/base/utf8.hpp"
#include "server/room/commands.hpp"
#include "server/room/permission.hpp"
#include "server/room/steps.hpp"
#include "server/room/take_over.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

bool leaves_no_lead(const Roles& roles, const MemberId& member, RoleSet given) {
    return !given.contains(Role::facilitator) &&
           std::none_of(roles.begin(), roles.end(), [&](const auto& one) {
               return one.first != member && one.second.contains(Role::facilitator);
           });
}

}  // namespace

Decided decide(Deciding& deciding, const Member& by, const SetRoles& with) {
    const Session& session = *deciding.state.session();
    const Member* member = deciding.state.member(with.member);
    if (member == nullptr || !member->on_roster) {
        return No{Refusal::not_found, std::nullopt};
    }
    if (!may_hold(*member, with.roles, deciding.now)) {
        return No{Refusal::not_allowed, std::nullopt};
    }
    if (code_points(with.seat) > deciding.limits.name_points) {
        return No{Refusal::schema, std::nullopt};
    }
    if (leaves_no_lead(session.now.roles, with.member, with.roles)) {
        return needs(deciding.state, {"facilitator"});
    }
    if (session.now.closing) {
        return needs(deciding.state, {"closing"});
    }
    Step step;
    step.kind = StepKind::roles;
    step.roles.emplace(with.member, with.roles);
    if (!with.seat.empty()) {
        step.seats.emplace(with.member, with.seat);
    }
    return begin_step(deciding, by.id, std::move(step));
}

Decided decide(Deciding& deciding, const Member& by, const RemoveMember& with) {
    const Member* member = deciding.state.member(with.member);
    if (member == nullptr || !member->on_roster || member->removed) {
        return No{Refusal::not_found, std::nullopt};
    }
    if (with.member == by.id) {
        return No{Refusal::not_allowed, std::nullopt};
    }
    Act act;
    act.by = by.id;
    if (const Session* session = deciding.state.session()) {
        SessionState now = session->now;
        now.roles.erase(with.member);
        now.seats.erase(with.member);
        std::erase(now.admitted, with.member);
        std::erase(now.turns, with.member);
        now.recontract = now.recontract || now.at > 0;
        now.rev += 1;
        if (now.taking_over && now.taking_over->by == with.member) {
            now.taking_over.reset();
        }
        act.session = SessionChange{std::move(now), std::nullopt, 0};
    }
    Member gone = *member;
    gone.removed = true;
    gone.with.clear();
    act.members.push_back(std::move(gone));
    act.closes.push_back({with.member, CloseCode::removed});
    return act;
}

Decided decide(Deciding& deciding, const Member& by, const KeepContract&) {
    SessionState now = deciding.state.session()->now;
    if (!now.recontract) {
        return needs(deciding.state, {"recontract"});
    }
    now.recontract = false;
    return act_with(by, std::move(now));
}

Decided decide(Deciding& deciding, const Member& by, const AdmitManager& with) {
    const Session& session = *deciding.state.session();
    const Member* member = deciding.state.member(with.member);
    if (member == nullptr || !member->on_roster || member->removed) {
        return No{Refusal::not_found, std::nullopt};
    }
    if (!only_accountable(roles_of(deciding.state, with.member))) {
        return needs(deciding.state, {"role"});
    }
    if (with.in && !session.stage().admits_manager) {
        return needs(deciding.state, {"stage"});
    }
    if (with.in != waits_outside(deciding.state, with.member)) {
        return needs(deciding.state, {"admitted"});
    }
    SessionState now = session.now;
    now.rev += 1;
    if (with.in) {
        now.admitted.push_back(with.member);
    } else {
        std::erase(now.admitted, with.member);
    }
    return act_with(by, std::move(now));
}

Decided decide(Deciding& deciding, const Member& by, const SitWith& with) {
    const Limits& limits = deciding.limits;
    const bool sound = with.names.size() <= limits.people_with_a_member &&
                       std::all_of(with.names.begin(), with.names.end(), [&](const auto& name) {
                           return !name.empty() && code_points(name) <= limits.name_points;
                       });
    if (!sound) {
        return No{Refusal::schema, std::nullopt};
    }
    Member changed = by;
    changed.with = with.names;
    Act act;
    act.by = by.id;
    act.members.push_back(std::move(changed));
    return act;
}

Decided decide(Deciding& deciding, const Member& by, const TakeFacilitation&) {
    const Session& session = *deciding.state.session();
    const bool outsider = by.who.guest || by.who.mandate == Mandate::manager;
    if (outsider || holds(deciding.state, by.id, Role::facilitator)) {
        return No{Refusal::not_allowed, std::nullopt};
    }
    if (session.now.taking_over || !chair_is_empty(deciding)) {
        return needs(deciding.state, {"facilitator_gone"});
    }
    if (holds(deciding.state, by.id, Role::co_facilitator)) {
        return act_with(by, taken_over(session.now, by.id));
    }
    SessionState now = session.now;
    const auto objection = static_cast<Millis>(deciding.limits.facilitation_objection_ms);
    now.taking_over = TakingOver{by.id, deciding.now + objection};
    now.rev += 1;
    return act_with(by, std::move(now));
}

Decided decide(Deciding& deciding, const Member& by, const ObjectFacilitation&) {
    SessionState now = deciding.state.session()->now;
    if (!now.taking_over) {
        return needs(deciding.state, {"taking_over"});
    }
    now.taking_over.reset();
    now.rev += 1;
    return act_with(by, std::move(now));
}

}  // namespace spacebetween
