// The roster's rules, one function for each kind of change.
#include "server/access/roster_rules.hpp"

#include "server/access/room_places.hpp"

#include <algorithm>

namespace spacebetween {

namespace {

struct Setting {
    Accounts& accounts;
    RoomEntry room;
    RosterRow actor;
    std::vector<RosterRow> roster;
    Time now;
    const Limits& limits;
};

using Outcome = Result<Done, HttpRefusal>;

Outcome outcome_of(const AccountOutcome& outcome) {
    if (!outcome) {
        return refusal_of(outcome.error());
    }
    return Done{};
}

std::optional<RosterRow> row_of(const Setting& in, const AccountId& account) {
    const auto found = std::ranges::find(in.roster, account, &RosterRow::account);
    return found == in.roster.end() ? std::nullopt : std::optional(*found);
}

Outcome put(const Setting& in, const RosterRow& row) {
    const auto present = row_of(in, row.account);
    const bool comes_new = !present || !may_enter(*present, in.now);
    if (comes_new && places_taken(in.roster, in.now) >= in.limits.room_members) {
        return HttpRefusal::roster_full;
    }
    return outcome_of(in.accounts.put_on_roster(in.room.id, row));
}

/// An account of the room's team that may sign in.
std::optional<Account> colleague(const Setting& in, const AccountId& id) {
    const auto team = in.accounts.members_of(in.room.team);
    const auto found = std::ranges::find(team, id, &Account::id);
    return found == team.end() || found->suspended ? std::nullopt : std::optional(*found);
}

RosterRow fresh_row(const Setting& in, const AccountId& id) {
    RosterRow row;
    row.account = id;
    row.since = in.now;
    return row;
}

Outcome add(const Setting& in, const RosterChange& change) {
    if (row_of(in, change.target)) {
        return Done{};
    }
    if (!colleague(in, change.target)) {
        return HttpRefusal::unknown;
    }
    return put(in, fresh_row(in, change.target));
}

Outcome remove(const Setting& in, const RosterChange& change) {
    const auto row = row_of(in, change.target);
    if (!row) {
        return Done{};
    }
    // A room without its accountable manager would be nobody's: she hands over first.
    if (row->accountable_manager) {
        return HttpRefusal::conflict;
    }
    const bool own = change.target == change.actor;
    const bool ungoverned = std::ranges::none_of(in.roster, &RosterRow::accountable_manager);
    if (!own && !in.actor.accountable_manager && !ungoverned) {
        return HttpRefusal::forbidden;
    }
    return outcome_of(in.accounts.take_off_roster(in.room.id, change.target));
}

Outcome name_accountable(const Setting& in, const RosterChange& change) {
    const auto account = colleague(in, change.target);
    if (!account) {
        return HttpRefusal::unknown;
    }
    RosterRow row = row_of(in, change.target).value_or(fresh_row(in, change.target));
    if (row.guest || account->mandate != Mandate::manager) {
        return HttpRefusal::forbidden;
    }
    const auto present = std::ranges::find(in.roster, true, &RosterRow::accountable_manager);
    const bool governed = present != in.roster.end();
    if (governed && present->account != change.actor) {
        return HttpRefusal::forbidden;
    }
    row.accountable_manager = true;
    row.deputy_until.reset();
    // Two for a moment is better than none, should the disk fill between the two.
    auto named = put(in, row);
    if (!named || !governed || present->account == change.target) {
        return named;
    }
    RosterRow former = *present;
    former.accountable_manager = false;
    return put(in, former);
}

Outcome name_deputy(const Setting& in, const RosterChange& change) {
    if (!in.actor.accountable_manager) {
        return HttpRefusal::forbidden;
    }
    const auto account = colleague(in, change.target);
    if (!account) {
        return HttpRefusal::unknown;
    }
    RosterRow row = row_of(in, change.target).value_or(fresh_row(in, change.target));
    // A clinician has no statutory mandate, and an administrator none for a family.
    const bool fit =
        !row.guest && !row.accountable_manager &&
        (account->mandate == Mandate::manager || account->mandate == Mandate::practitioner);
    if (!fit) {
        return HttpRefusal::forbidden;
    }
    if (change.until && *change.until <= in.now) {
        return HttpRefusal::bad_request;
    }
    row.deputy_until = change.until;
    return put(in, row);
}

}  // namespace

bool may_enter(const RosterRow& row, Time now) { return !row.guest || now < row.guest->until; }

bool is_accountable(const RosterRow& row, Time now) {
    if (row.guest) {
        return false;
    }
    return row.accountable_manager || (row.deputy_until && now < *row.deputy_until);
}

Result<Done, HttpRefusal> change_roster(
    Accounts& accounts,
    const RoomId& room,
    const RosterChange& change,
    Time now,
    const Limits& limits
) {
    const auto entry = accounts.room(room);
    auto actor = at_the_door(accounts, room, change.actor, now);
    if (!entry || !actor) {
        return HttpRefusal::unknown;
    }
    if (actor->guest && !(change.action == RosterAction::remove && change.target == change.actor)) {
        return HttpRefusal::forbidden;
    }
    const Setting in{accounts, *entry, *actor, accounts.roster(room), now, limits};
    switch (change.action) {
        case RosterAction::add:
            return add(in, change);
        case RosterAction::remove:
            return remove(in, change);
        case RosterAction::accountable:
            return name_accountable(in, change);
        case RosterAction::deputy:
            return name_deputy(in, change);
    }
    return HttpRefusal::bad_request;
}

Result<Done, HttpRefusal> hand_over(
    Accounts& accounts,
    const RoomId& room,
    const HandOver& to,
    Time now,
    const Limits& limits
) {
    const auto entry = accounts.room(room);
    const auto actor = at_the_door(accounts, room, to.actor, now);
    if (!entry || !actor) {
        return HttpRefusal::unknown;
    }
    const Setting in{accounts, *entry, *actor, accounts.roster(room), now, limits};
    const bool ungoverned = std::ranges::none_of(in.roster, &RosterRow::accountable_manager);
    if (actor->guest || (!actor->accountable_manager && !ungoverned)) {
        return HttpRefusal::forbidden;
    }
    if (to.accounts.size() > limits.room_members) {
        return HttpRefusal::roster_full;
    }
    std::vector<RosterRow> rows;
    for (const AccountId& one : to.accounts) {
        const auto account = colleague(in, one);
        if (!account) {
            return HttpRefusal::unknown;
        }
        // Whoever was there keeps the day they came; what they stood in for is over.
        RosterRow row = fresh_row(in, one);
        row.since = row_of(in, one).value_or(row).since;
        row.accountable_manager = one == to.accountable;
        if (row.accountable_manager && account->mandate != Mandate::manager) {
            return HttpRefusal::forbidden;
        }
        rows.push_back(std::move(row));
    }
    const bool named = std::ranges::any_of(rows, &RosterRow::accountable_manager);
    return named ? outcome_of(accounts.replace_roster(room, rows))
                 : Outcome(HttpRefusal::bad_request);
}

Result<RosterRow, HttpRefusal>
at_the_door(Accounts& accounts, const RoomId& room, const AccountId& account, Time now) {
    const auto row = accounts.roster_entry(room, account);
    if (!row || !may_enter(*row, now)) {
        return HttpRefusal::unknown;
    }
    return *row;
}

HttpRefusal refusal_of(AccountFault fault) {
    switch (fault) {
        case AccountFault::exists:
            return HttpRefusal::conflict;
        case AccountFault::missing:
            return HttpRefusal::unknown;
        case AccountFault::used:
            return HttpRefusal::invitation_over;
        case AccountFault::readonly:
            return HttpRefusal::server_readonly;
    }
    return HttpRefusal::server_fault;
}

}  // namespace spacebetween
