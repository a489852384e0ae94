// Entering and leaving a room, and who may at all.
#include "server/room/commands.hpp"
#include "server/room/door.hpp"
#include "server/room/permission.hpp"
#include "server/room/room.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace spacebetween {

namespace {

// Lines that wait for their clients to resume take memory too, for as long as they wait.
constexpr std::size_t lines_per_connection = 4;

/// Only open connections fill a room: whoever opens her page anew is not kept out by what she left.
std::optional<CloseCode>
why_no_place(const Attendance& attendance, const MemberId& member, const Limits& limits) {
    if (attendance.open_connections() >= limits.room_connections ||
        attendance.open_connections(member) >= limits.account_connections) {
        return CloseCode::room_full;
    }
    const bool crowded =
        attendance.connections() >= lines_per_connection * limits.room_connections ||
        attendance.connections(member) >= lines_per_connection * limits.account_connections;
    return crowded ? std::optional(CloseCode::busy) : std::nullopt;
}

std::optional<CloseCode> why_not_in(
    const Room& room,
    const Member* member,
    const ClientId& client,
    const Limits& limits,
    Time now
) {
    if (member == nullptr || !may_enter(*member, now)) {
        const bool removed = member != nullptr && member->on_roster && member->removed;
        return removed ? CloseCode::removed : CloseCode::not_on_roster;
    }
    const ClientAnswers* known = room.state().client(client);
    const MemberId* attached = room.attendance().member_of(client);
    if ((known != nullptr && known->member != member->id) ||
        (attached != nullptr && *attached != member->id)) {
        return CloseCode::ticket;
    }
    return attached == nullptr ? why_no_place(room.attendance(), member->id, limits) : std::nullopt;
}

/// What entering changes: the first session a member met, a part in the running one, a chair that
/// is not empty any more. Nothing when they are known and have a part.
std::optional<Act>
entering(const RoomState& state, const Attendance& attendance, const Member& member, Time now) {
    Act act;
    bool changes = false;
    const Session* session = state.session();
    if (!member.first_session || member.agreement_met != state.agreement()) {
        Member known = member;
        const std::int64_t first = session == nullptr ? state.sessions() + 1 : session->now.number;
        known.first_session = member.first_session.value_or(first);
        known.agreement_met = state.agreement();
        act.members.push_back(std::move(known));
        changes = true;
    }
    if (session == nullptr) {
        return changes ? std::optional(std::move(act)) : std::nullopt;
    }
    SessionState next = session->now;
    if (!next.roles.contains(member.id)) {
        next.roles.emplace(member.id, usual_roles(member));
        next.rev += 1;
    }
    if (next.taking_over && next.roles.at(member.id).contains(Role::facilitator)) {
        next.taking_over.reset();
        next.rev += 1;
    }
    if (auto noted = note_emptiness(state, attendance, now)) {
        next.empty_since = noted->session->now.empty_since;
    }
    if (next != session->now) {
        act.session = SessionChange{std::move(next), std::nullopt, 0};
        changes = true;
    }
    return changes ? std::optional(std::move(act)) : std::nullopt;
}

/// What leaving changes: nobody is here any more, or the agreement changed under their eyes.
std::optional<Act>
leaving(const RoomState& state, const Attendance& attendance, const Member& member, Time now) {
    std::optional<Act> act = note_emptiness(state, attendance, now);
    if (member.agreement_met != state.agreement()) {
        if (!act) {
            act.emplace();
        }
        Member met = member;
        met.agreement_met = state.agreement();
        act->members.push_back(std::move(met));
    }
    return act;
}

}  // namespace

Room::Joining Room::join(const AccountId& account, const ClientId& client, Time now) {
    Deciding deciding = this->deciding(now);
    const Member* member = state_.member_of(account);
    if (const auto refused = why_not_in(*this, member, client, *limits_, now)) {
        return {*refused, {}};
    }
    const MemberId id = member->id;
    const bool attached = attendance_.is_attached(id);
    const bool was_here = attendance_.is_here(id);
    attendance_.attach(id, client);
    Decision decision;
    if (auto act = entering(state_, attendance_, *member, now)) {
        append(decision, perform(deciding, std::move(*act), std::nullopt));
    }
    if (!attached) {
        news_.greet(state_, attendance_, id);
    } else if (!was_here) {
        news_.forget(id);
    }
    tell_presence(decision);
    const ClientAnswers* known = state_.client(client);
    return {
        Joined{id, roles_of(state_, id), known == nullptr ? 0 : known->last_cseq},
        std::move(decision)
    };
}

Decision Room::seen_to_leave(const MemberId& member, Time now) {
    Decision decision;
    if (attendance_.is_here(member)) {
        return decision;
    }
    Deciding deciding = this->deciding(now);
    if (auto act = leaving(state_, attendance_, *state_.member(member), now)) {
        append(decision, perform(deciding, std::move(*act), std::nullopt));
    }
    tell_presence(decision);
    return decision;
}

Decision Room::lost(const ClientId& client, Time now) {
    const MemberId* member = attendance_.member_of(client);
    if (member == nullptr) {
        return {};
    }
    const MemberId id = *member;
    const bool was_here = attendance_.is_here(id);
    attendance_.lose(client, now);
    return was_here ? seen_to_leave(id, now) : Decision{};
}

Decision Room::leave(const ClientId& client, Time now) {
    const MemberId* member = attendance_.member_of(client);
    if (member == nullptr) {
        return {};
    }
    const MemberId id = *member;
    const bool was_here = attendance_.is_here(id);
    attendance_.detach(client, now);
    acked_.erase(client);
    return was_here ? seen_to_leave(id, now) : Decision{};
}

Decision Room::presence(const ClientId& client, const Presence& said, Time now) {
    attendance_.begin(now);
    const MemberId* member = attendance_.member_of(client);
    if (member == nullptr) {
        return {};
    }
    const MemberId id = *member;
    // What somebody does on their own board slows nothing that others see.
    const bool own = said.board == BoardName::own;
    const Allowance kind = own ? Allowance::own_presence : Allowance::presence;
    if (!allowances_.take(id, kind, *limits_, now)) {
        return {};
    }
    attendance_.tell(id, said);
    news_.said(id, said, now);
    Decision decision;
    tell_presence(decision);
    return decision;
}

void Room::tell_presence(Decision& decision) {
    auto news = news_.take(state_, attendance_);
    std::move(news.begin(), news.end(), std::back_inserter(decision.sends));
}

RoomSnapshot Room::snapshot(const MemberId& member) const {
    RoomSnapshot snapshot;
    snapshot.room = room_view(state_);
    snapshot.members = members_view(state_);
    for (MemberView& view : snapshot.members) {
        view.here = attendance_.is_here(view.id);
    }
    snapshot.session = session_view(state_, member);
    snapshot.waiting = waits_outside(state_, member);
    snapshot.draft = draft_view(state_, member);
    snapshot.carried = carried_view(state_);
    snapshot.rights = rights_of(state_, member);
    snapshot.records = records_view(state_, member);
    const Door door(state_, member);
    for (const auto& [other, said] : attendance_.told()) {
        if (other != member) {
            snapshot.presence.emplace(other, shown_presence(state_, door, said));
        }
    }
    return snapshot;
}

Decision Room::give_part(const AccountId& account, Role part, Time now) {
    Deciding deciding = this->deciding(now);
    const Member* member = state_.member_of(account);
    if (member == nullptr || !may_hold(*member, RoleSet{part}, now) || member->part == part) {
        return {};
    }
    Act act;
    Member given = *member;
    given.part = part;
    if (const Session* session = state_.session()) {
        SessionState next = session->now;
        const auto roles = next.roles.find(member->id);
        // Whoever was given other roles meanwhile keeps them.
        if (roles != next.roles.end() && roles->second == usual_roles(*member)) {
            roles->second = usual_roles(given);
            next.rev += 1;
            act.session = SessionChange{std::move(next), std::nullopt, 0};
        }
    }
    act.members.push_back(std::move(given));
    return perform(deciding, std::move(act), std::nullopt);
}

Decision Room::roster_changed(const Roster& roster, Time now) {
    Deciding deciding = this->deciding(now);
    Act act;
    std::optional<SessionState> next;
    if (const Session* session = state_.session()) {
        next = session->now;
    }
    for (RosterEntry entry : roster) {
        if (entry.deputy_until && *entry.deputy_until <= now) {
            entry.deputy_until.reset();
        }
        const Member* known = state_.member_of(entry.account);
        if (known != nullptr && known->on_roster && known->who == entry) {
            continue;
        }
        Member changed = known == nullptr ? Member{} : *known;
        if (known == nullptr) {
            changed.id = MemberId(new_id("m", *random_));
        }
        changed.who = entry;
        changed.on_roster = true;
        if (next && !next->roles.contains(changed.id)) {
            next->roles.emplace(changed.id, usual_roles(changed));
            next->recontract = next->recontract || next->at > 0;
        } else if (next && !may_decide(changed, now)) {
            give_up_hat(*next, changed);
        }
        act.members.push_back(std::move(changed));
    }
    for (const Member& known : state_.members()) {
        const bool stays = std::any_of(roster.begin(), roster.end(), [&](const RosterEntry& entry) {
            return entry.account == known.who.account;
        });
        if (stays || !known.on_roster) {
            continue;
        }
        Member gone = known;
        gone.on_roster = false;
        if (next) {
            next->roles.erase(gone.id);
            next->seats.erase(gone.id);
            std::erase(next->admitted, gone.id);
            std::erase(next->turns, gone.id);
            next->recontract = next->recontract || next->at > 0;
        }
        act.closes.push_back({gone.id, CloseCode::not_on_roster});
        act.members.push_back(std::move(gone));
    }
    if (act.members.empty()) {
        return {};
    }
    if (next && *next != state_.session()->now) {
        next->rev += 1;
        act.session = SessionChange{std::move(*next), std::nullopt, 0};
    }
    Decision decision = perform(deciding, std::move(act), std::nullopt);
    tell_presence(decision);
    return decision;
}

}  // namespace spacebetween
