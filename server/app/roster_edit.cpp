// Who may be put on a room's roster, by whom.
#include "server/app/roster_edit.hpp"

#include "server/app/room_access.hpp"

#include <algorithm>

namespace spacebetween {
namespace {

using Verdict = std::optional<HttpRefusal>;

Verdict verdict_of(const AccountOutcome& outcome) {
    if (outcome) return std::nullopt;
    return outcome.error() == AccountFault::readonly ? HttpRefusal::server_readonly
                                                     : HttpRefusal::conflict;
}

std::optional<Account> team_member(Accounts& accounts, const RosterEdit& edit) {
    const auto room = accounts.room(edit.room);
    if (!room) return std::nullopt;
    for (auto& member : accounts.members_of(room->team)) {
        if (member.id == edit.who && !member.suspended) return std::move(member);
    }
    return std::nullopt;
}

std::optional<RosterRow> accountable_row(Accounts& accounts, const RoomId& room) {
    for (auto& row : accounts.roster(room)) {
        if (row.accountable_manager) return row;
    }
    return std::nullopt;
}

RosterRow row_for(Accounts& accounts, const RosterEdit& edit) {
    auto row = accounts.roster_entry(edit.room, edit.who);
    if (row) return *row;
    RosterRow fresh;
    fresh.account = edit.who;
    fresh.since = edit.now;
    return fresh;
}

Verdict make_accountable(Accounts& accounts, const RosterEdit& edit, const Account& who) {
    if (who.mandate != Mandate::manager) return HttpRefusal::forbidden;
    auto before = accountable_row(accounts, edit.room);
    if (before && before->account != edit.by) return HttpRefusal::forbidden;
    RosterRow row = row_for(accounts, edit);
    row.accountable_manager = true;
    if (before && before->account != edit.who) {
        before->accountable_manager = false;
        if (const auto refused = verdict_of(accounts.put_on_roster(edit.room, *before))) {
            return refused;
        }
    }
    return verdict_of(accounts.put_on_roster(edit.room, row));
}

Verdict make_deputy(Accounts& accounts, const RosterEdit& edit) {
    const auto accountable = accountable_row(accounts, edit.room);
    if (!accountable || accountable->account != edit.by) return HttpRefusal::forbidden;
    if (!edit.until || *edit.until <= edit.now.ms) return HttpRefusal::bad_request;
    RosterRow row = row_for(accounts, edit);
    row.deputy_until = Time{*edit.until};
    return verdict_of(accounts.put_on_roster(edit.room, row));
}

Verdict take_off(Accounts& accounts, const RosterEdit& edit) {
    const auto row = accounts.roster_entry(edit.room, edit.who);
    if (!row) return std::nullopt;
    // A room without its accountable manager would be nobody's: she hands over first.
    if (row->accountable_manager) return HttpRefusal::conflict;
    return verdict_of(accounts.take_off_roster(edit.room, edit.who));
}

}  // namespace

Verdict edit_roster(Accounts& accounts, const RosterEdit& edit) {
    const auto place = place_of(accounts, edit.room, edit.by, edit.now);
    if (!place) return HttpRefusal::unknown;
    if (place->guest) return HttpRefusal::forbidden;
    if (edit.action == "remove") return take_off(accounts, edit);
    const auto who = team_member(accounts, edit);
    if (!who) return HttpRefusal::unknown;
    if (edit.action == "add") {
        return verdict_of(accounts.put_on_roster(edit.room, row_for(accounts, edit)));
    }
    if (edit.action == "accountable") return make_accountable(accounts, edit, *who);
    if (edit.action == "deputy") return make_deputy(accounts, edit);
    return HttpRefusal::bad_request;
}

}  // namespace spacebetween
