// How a session begins and how it may end.
#include "server/room/commands.hpp"
#include "server/room/permission.hpp"
#include "server/room/steps.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace spacebetween {

namespace {

StagePlanRef plan_for(const OpenSession& with) {
    if (with.chosen) {
        return with.chosen->stages.empty() ? nullptr : plan_of(*with.chosen);
    }
    const auto formats = shipped_formats();
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const Format& format) {
        return format.id == with.format;
    });
    return found == formats.end() ? nullptr : plan_of(*found);
}

/// Everybody on the roster has a part: the one given, the one of a carried session, or the usual.
Result<Roles, No> parts(const Deciding& deciding, const Member& by, const OpenSession& with) {
    Roles roles;
    const EndedSession* last = deciding.state.last_session();
    if (with.carry) {
        roles = last->last.roles;
    }
    for (const auto& [id, given] : with.roles) {
        const Member* member = deciding.state.member(id);
        if (member == nullptr) {
            return No{Refusal::not_found, std::nullopt};
        }
        if (!may_hold(*member, given, deciding.now)) {
            return No{Refusal::not_allowed, std::nullopt};
        }
        roles[id] = given;
    }
    const bool led = std::any_of(roles.begin(), roles.end(), [](const auto& one) {
        return one.second.contains(Role::facilitator);
    });
    if (!led) {
        roles[by.id].insert(Role::facilitator);
    }
    for (const Member& member : deciding.state.members()) {
        if (!member.on_roster) {
            roles.erase(member.id);
        } else if (!roles.contains(member.id)) {
            roles.emplace(member.id, usual_roles(member));
        }
    }
    return roles;
}

void renew_agreement(const Deciding& deciding, Act& act) {
    const RecordRef contract = contract_of(deciding.state);
    if (!contract) {
        act.ops.emplace_back(NewOp{
            RecordId(new_id(spec_of(Type::contract).prefix, deciding.random)),
            Type::contract,
            {}
        });
        return;
    }
    // A standing agreement asks again for the purpose, and whether nothing is known to be unsafe.
    SetOp again{contract->id, {}};
    constexpr std::array<std::string_view, 6> asked_again{
        "purpose",
        "purpose_together",
        "purpose_change",
        "purpose_safety",
        "key_question",
        "safety_none"
    };
    for (const std::string_view name : asked_again) {
        if (!is_nothing(field_value(*contract, name))) {
            again.fields.push_back(field(Type::contract, name, Value()));
        }
    }
    if (!again.fields.empty()) {
        act.ops.emplace_back(std::move(again));
    }
}

void forget_old_answers(const Deciding& deciding, Act& act) {
    const auto kept = static_cast<Millis>(deciding.limits.answers_kept_ms);
    for (const auto& [client, answers] : deciding.state.values().clients) {
        if (deciding.now - answers.last_at > kept &&
            deciding.attendance.member_of(client) == nullptr) {
            act.forgotten.push_back(client);
        }
    }
}

/// The page before is still to be signed: put off by those who wrote it, or with lines on it.
bool draft_waits(const Deciding& deciding) {
    const EndedSession* last = deciding.state.last_session();
    if (last == nullptr || last->last.summary.signed_off || last->last.summary.discarded) {
        return false;
    }
    const auto& until = last->last.summary.later_until;
    if (!until || deciding.now >= *until) {
        return false;
    }
    bool waits = last->how == SessionEnd::closed;
    deciding.state.shared().for_each([&](const RecordRef& record) {
        waits = waits || (record->type == Type::summary_line && !flag_of(*record, "left_out") &&
                          deciding.state.drafted_in(*record, last->last));
    });
    return waits;
}

/// Other people have a part than in the session before.
bool people_changed(const EndedSession* last, const Roles& roles) {
    return last != nullptr && !std::equal(
                                  roles.begin(),
                                  roles.end(),
                                  last->last.roles.begin(),
                                  last->last.roles.end(),
                                  [](const auto& a, const auto& b) { return a.first == b.first; }
                              );
}

Step ending(SessionEnd how, std::size_t carry_to) {
    Step step;
    step.kind = StepKind::end;
    step.end = how;
    step.to = carry_to;
    return step;
}

/// What a session lacks to be closed.
std::vector<std::string> missing_to_close(const RoomState& state, bool early) {
    const Session& session = *state.session();
    std::vector<std::string> missing;
    if (session.now.closing) {
        missing.emplace_back("closing");
    }
    if (!state.open_stops().empty()) {
        missing.emplace_back("safety_stop");
    }
    if (!early && session.now.at + 1 < session.plan->stages.size()) {
        missing.emplace_back("last_stage");
    }
    const SummaryDraft& summary = session.now.summary;
    if (!early && !summary.signed_off && !summary.later_until) {
        missing.emplace_back("summary");
    }
    return missing;
}

}  // namespace

bool may_hold(const Member& member, RoleSet roles, Time now) {
    bool may = member.on_roster && !roles.empty();
    roles.for_each([&](Role role) {
        const RoleSpec& spec = spec_of(role);
        may = may && (spec.guests || !member.who.guest) &&
              (!spec.accountable || may_decide(member, now));
    });
    return may;
}

RoleSet usual_roles(const Member& member) {
    RoleSet roles{member.part.value_or(default_role())};
    if (member.who.accountable_manager) {
        roles.insert(Role::accountable_manager);
    }
    return roles;
}

void give_up_hat(SessionState& session, const Member& member) {
    RoleSet& roles = session.roles[member.id];
    roles.erase(Role::accountable_manager);
    if (roles.empty()) {
        roles.insert(default_role());
    }
    std::erase(session.admitted, member.id);
}

Decided decide(Deciding& deciding, const Member& by, const OpenSession& with) {
    const EndedSession* last = deciding.state.last_session();
    if (with.carry && (last == nullptr || last->how != SessionEnd::carried)) {
        return needs(deciding.state, {"carried"});
    }
    if (!with.carry && draft_waits(deciding)) {
        return needs(deciding.state, {"draft"});
    }
    StagePlanRef plan = with.carry ? last->plan : plan_for(with);
    if (!plan) {
        return No{Refusal::not_found, std::nullopt};
    }
    if (with.to.value_or(0) >= plan->stages.size()) {
        return needs(deciding.state, {"stage"});
    }
    auto roles = parts(deciding, by, with);
    if (!roles) {
        return roles.error();
    }
    SessionState now;
    now.id = SessionId(new_id("ses", deciding.random));
    now.number = deciding.state.sessions() + 1;
    if (with.carry && !last->last.summary.signed_off) {
        now.carries_from = last->last.carries_from.value_or(last->last.number);
    }
    now.started = deciding.now;
    now.rev = last == nullptr ? 1 : last->last.rev + 1;
    now.sealed_rev = now.rev;
    now.roles = std::move(*roles);
    now.agenda = with.agenda;
    const std::size_t at = with.carry ? with.to.value_or(last->carry_to) : 0;
    enter_stage(deciding, *plan, at, now);
    now.recontract = people_changed(last, now.roles);
    Act act = act_with(by, std::move(now));
    act.plan = std::move(plan);
    act.made_in = act.session->now.id;
    if (!with.carry) {
        renew_agreement(deciding, act);
    }
    forget_old_answers(deciding, act);
    for (Member member : deciding.state.members()) {
        if (member.removed) {
            member.removed = false;
            act.members.push_back(std::move(member));
        }
    }
    act.wants_snapshot = true;
    return act;
}

Decided decide(Deciding& deciding, const Member& by, const CloseSession& with) {
    std::vector<std::string> missing = missing_to_close(deciding.state, with.early);
    if (!missing.empty()) {
        return needs(deciding.state, std::move(missing));
    }
    const SessionEnd how = with.early ? SessionEnd::early : SessionEnd::closed;
    return begin_step(deciding, by.id, ending(how, 0));
}

Decided decide(Deciding& deciding, const Member& by, const NextRoom& with) {
    const SessionState& now = deciding.state.session()->now;
    if (!now.agenda) {
        return needs(deciding.state, {"agenda"});
    }
    std::vector<std::string> missing =
        missing_to_close(deciding.state, with.how != SessionEnd::closed);
    if (!missing.empty()) {
        return needs(deciding.state, std::move(missing));
    }
    Step step = ending(with.how, with.how == SessionEnd::carried ? now.at : 0);
    step.onward = true;
    return begin_step(deciding, by.id, std::move(step));
}

Decided decide(Deciding& deciding, const Member& by, const CarrySession& with) {
    const Session& session = *deciding.state.session();
    if (session.now.closing) {
        return needs(deciding.state, {"closing"});
    }
    if (!deciding.state.open_stops().empty()) {
        return needs(deciding.state, {"safety_stop"});
    }
    const std::size_t to = with.to.value_or(session.now.at);
    if (to >= session.plan->stages.size()) {
        return needs(deciding.state, {"stage"});
    }
    return begin_step(deciding, by.id, ending(SessionEnd::carried, to));
}

}  // namespace spacebetween
