// Rooms by name and their rosters in people.db.
#include "server/storage/columns.hpp"
#include "server/storage/sqlite_accounts.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace spacebetween {
namespace {

Lifetime state_of(const RoomId& room) { return {LifetimeKind::room, room.text}; }

}  // namespace

AccountOutcome SqliteAccounts::add_room(const RoomEntry& added, std::span<const RosterRow> first) {
    if (!team(added.team)) {
        return AccountFault::missing;
    }
    if (room(added.id)) {
        return AccountFault::exists;
    }
    return change(state_of(added.id), [&] {
        put_room(added);
        for (const RosterRow& one : first) {
            put_roster(added.id, one);
        }
    });
}

AccountOutcome SqliteAccounts::update_room(const RoomEntry& changed) {
    if (!room(changed.id)) {
        return AccountFault::missing;
    }
    return change([&] { put_room(changed); });
}

void SqliteAccounts::put_room(const RoomEntry& room) {
    const std::string_view owner = room.id.text;
    const Lifetime by = state_of(room.id);
    const auto& planned = room.planned;
    const Columns columns{
        column_of(owner),
        column_of(room.team.text),
        column_of(to_string(room.kind)),
        seal(by, {"room", "alias", owner}, room.alias),
        seal(by, {"room", "call_link", owner}, room.call_link),
        seal(by, {"room", "case_reference", owner}, room.case_reference),
        planned ? column_of(planned->at) : Column{},
        planned ? column_of(planned->format) : Column{},
        planned ? Column(std::int64_t{planned->minutes}) : Column{},
        column_of(room.last_met),
        column_of(room.created),
    };
    proven_.put(
        "room",
        "INSERT OR REPLACE INTO room VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        columns
    );
}

RoomEntry SqliteAccounts::room_of(const Columns& row) {
    RoomEntry room;
    const std::string owner = text_in(row[0]);
    room.id = RoomId(owner);
    room.team = TeamId(text_in(row[1]));
    room.kind = from_string<RoomKind>(text_in(row[2])).value_or(RoomKind::family);
    room.alias = open({"room", "alias", owner}, row[3]);
    room.call_link = open({"room", "call_link", owner}, row[4]);
    room.case_reference = open({"room", "case_reference", owner}, row[5]);
    if (const auto at = maybe_time_in(row[6])) {
        room.planned = PlannedMeeting{*at, text_in(row[7]), static_cast<int>(number_in(row[8]))};
    }
    room.last_met = maybe_time_in(row[9]);
    room.created = time_in(row[10]);
    return room;
}

std::optional<RoomEntry> SqliteAccounts::room(const RoomId& id) {
    const std::array chosen_by{column_of(id.text)};
    const auto found = row("room", "SELECT * FROM room WHERE id = ?1", chosen_by);
    return found ? std::optional(room_of(*found)) : std::nullopt;
}

std::vector<RoomEntry> SqliteAccounts::rooms_of(const AccountId& account) {
    const std::array chosen_by{column_of(account.text)};
    std::vector<RoomEntry> found;
    for (const Columns& place :
         rows("roster", "SELECT * FROM roster WHERE account = ?1", chosen_by)) {
        if (auto one = room(RoomId(text_in(place[0])))) {
            found.push_back(std::move(*one));
        }
    }
    std::ranges::sort(found, {}, [](const RoomEntry& one) { return std::pair(one.alias, one.id); });
    return found;
}

std::vector<RoomId> SqliteAccounts::all_rooms() {
    std::vector<RoomId> found;
    for (const Columns& one : rows("room", "SELECT * FROM room ORDER BY id", {})) {
        found.emplace_back(text_in(one[0]));
    }
    return found;
}

AccountOutcome SqliteAccounts::put_on_roster(const RoomId& of, const RosterRow& row) {
    if (!room(of)) {
        return AccountFault::missing;
    }
    return change([&] { put_roster(of, row); });
}

void SqliteAccounts::put_roster(const RoomId& of, const RosterRow& row) {
    const Place place{"roster", "guest_agency", of.text};
    const Columns columns{
        column_of(of.text),
        column_of(row.account.text),
        flag_of(row.accountable_manager),
        column_of(row.deputy_until),
        row.guest ? Column(seal(state_of(of), place, row.guest->agency)) : Column{},
        row.guest ? column_of(row.guest->until) : Column{},
        column_of(row.since),
    };
    proven_.put(
        "roster",
        "INSERT OR REPLACE INTO roster VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        columns
    );
}

RosterRow SqliteAccounts::roster_row_of(const Columns& row) {
    RosterRow one;
    one.account = AccountId(text_in(row[1]));
    one.accountable_manager = number_in(row[2]) != 0;
    one.deputy_until = maybe_time_in(row[3]);
    if (const auto until = maybe_time_in(row[5])) {
        const std::string room = text_in(row[0]);
        one.guest = GuestOf{open({"roster", "guest_agency", room}, row[4]), *until};
    }
    one.since = time_in(row[6]);
    return one;
}

AccountOutcome
SqliteAccounts::replace_roster(const RoomId& of, std::span<const RosterRow> entries) {
    if (!room(of)) {
        return AccountFault::missing;
    }
    const std::array chosen_by{column_of(of.text)};
    return change([&] {
        proven_.run("DELETE FROM roster WHERE room = ?1", chosen_by);
        for (const RosterRow& row : entries) {
            put_roster(of, row);
        }
    });
}

AccountOutcome SqliteAccounts::take_off_roster(const RoomId& of, const AccountId& account) {
    const std::array chosen_by{column_of(of.text), column_of(account.text)};
    return change([&] {
        proven_.run("DELETE FROM roster WHERE room = ?1 AND account = ?2", chosen_by);
    });
}

std::vector<RosterRow> SqliteAccounts::roster(const RoomId& of) {
    const std::array chosen_by{column_of(of.text)};
    std::vector<RosterRow> found;
    for (const Columns& row : rows(
             "roster",
             "SELECT * FROM roster WHERE room = ?1 ORDER BY since, account",
             chosen_by
         )) {
        found.push_back(roster_row_of(row));
    }
    return found;
}

std::optional<RosterRow> SqliteAccounts::roster_entry(const RoomId& of, const AccountId& account) {
    const std::array chosen_by{column_of(of.text), column_of(account.text)};
    const auto found =
        row("roster", "SELECT * FROM roster WHERE room = ?1 AND account = ?2", chosen_by);
    return found ? std::optional(roster_row_of(*found)) : std::nullopt;
}

}  // namespace spacebetween
