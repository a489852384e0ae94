// The roster's rules, one function for each kind of change.
#include "server/access/roster_rules.hpp"

#include <algorithm>

namespace spacebetween {

namespace {

struct Setting {
    Accounts& accounts;
    RoomEntry room;
    RosterRow actor;
    std::vector<RosterRow> roster;
    Time now;
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
    return outcome_of(in.accounts.put_on_roster(in.room.id, row));
}

Outcome add(const Setting& in, const RosterChange& change) {
    const auto team = in.accounts.members_of(in.room.team);
    const auto found = std::ranges::find(team, change.target, &Account::id);
    if (found == team.end() || found->suspended) {
        return HttpRefusal::unknown;
    }
    if (row_of(in, change.target)) {
        return Done{};
    }
    RosterRow row;
    row.account = change.target;
    row.since = in.now;
    return put(in, row);
}

Outcome remove(const Setting& in, const RosterChange& change) {
    if (change.target != change.actor && !in.actor.accountable_manager) {
        return HttpRefusal::forbidden;
    }
    return outcome_of(in.accounts.take_off_roster(in.room.id, change.target));
}

Outcome name_accountable(const Setting& in, const RosterChange& change) {
    auto row = row_of(in, change.target);
    const auto account = in.accounts.account(change.target);
    if (!row || !account || row->guest || account->mandate != Mandate::manager) {
        return HttpRefusal::refused;
    }
    const auto present = std::ranges::find(in.roster, true, &RosterRow::accountable_manager);
    if (present != in.roster.end() && present->account != change.actor) {
        return HttpRefusal::forbidden;
    }
    row->accountable_manager = true;
    row->deputy_until.reset();
    auto named = put(in, *row);
    if (!named || present == in.roster.end() || present->account == change.target) {
        return named;
    }
    RosterRow former = *present;
    former.accountable_manager = false;
    return put(in, former);
}

Outcome name_deputy(const Setting& in, const RosterChange& change) {
    auto row = row_of(in, change.target);
    const auto account = in.accounts.account(change.target);
    if (!in.actor.accountable_manager) {
        return HttpRefusal::forbidden;
    }
    // A clinician has no statutory mandate, and an administrator none for a family.
    const bool may_deputise =
        row && account && !row->guest && !row->accountable_manager &&
        (account->mandate == Mandate::manager || account->mandate == Mandate::practitioner);
    if (!may_deputise || (change.until && *change.until <= in.now)) {
        return HttpRefusal::refused;
    }
    row->deputy_until = change.until;
    return put(in, *row);
}

}  // namespace

bool may_enter(const RosterRow& row, Time now) { return !row.guest || now < row.guest->until; }

bool is_accountable(const RosterRow& row, Time now) {
    if (row.guest) {
        return false;
    }
    return row.accountable_manager || (row.deputy_until && now < *row.deputy_until);
}

Result<Done, HttpRefusal>
change_roster(Accounts& accounts, const RoomId& room, const RosterChange& change, Time now) {
    const auto entry = accounts.room(room);
    auto actor = at_the_door(accounts, room, change.actor, now);
    if (!entry || !actor) {
        return HttpRefusal::unknown;
    }
    if (actor->guest && !(change.action == RosterAction::remove && change.target == change.actor)) {
        return HttpRefusal::forbidden;
    }
    const Setting in{accounts, *entry, *actor, accounts.roster(room), now};
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
