// Invitations and inboxes in people.db, and the check of all its rows.
#include "server/storage/columns.hpp"
#include "server/storage/sqlite_accounts.hpp"

#include <array>
#include <utility>

namespace spacebetween {

AccountOutcome SqliteAccounts::add_invitation(const Invitation& added) {
    if (invitation(added.token_hash)) {
        return AccountFault::exists;
    }
    const Lifetime by{LifetimeKind::room, added.room.text};
    return change(by, [&] { put_invitation(added); });
}

void SqliteAccounts::put_invitation(const Invitation& one) {
    const Lifetime by{LifetimeKind::room, one.room.text};
    const Place place{"invitation", "guest_agency", one.token_hash};
    const Columns columns{
        column_of(one.token_hash),
        column_of(one.room.text),
        column_of(one.invited_by.text),
        one.role ? column_of(to_string(*one.role)) : Column{},
        one.guest ? Column(seal(by, place, one.guest->agency)) : Column{},
        one.guest ? column_of(one.guest->until) : Column{},
        column_of(one.made),
        column_of(one.expires),
        column_of(one.used),
    };
    proven_.put(
        "invitation",
        "INSERT OR REPLACE INTO invitation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        columns
    );
}

Invitation SqliteAccounts::invitation_of(const Columns& row) {
    Invitation one;
    one.token_hash = text_in(row[0]);
    one.room = RoomId(text_in(row[1]));
    one.invited_by = AccountId(text_in(row[2]));
    one.role = from_string<Role>(text_in(row[3]));
    if (const auto until = maybe_time_in(row[5])) {
        one.guest = GuestOf{open({"invitation", "guest_agency", one.token_hash}, row[4]), *until};
    }
    one.made = time_in(row[6]);
    one.expires = time_in(row[7]);
    one.used = maybe_time_in(row[8]);
    return one;
}

std::optional<Invitation> SqliteAccounts::invitation(std::string_view token_hash) {
    const std::array chosen_by{column_of(token_hash)};
    const auto found =
        row("invitation", "SELECT * FROM invitation WHERE token_hash = ?1", chosen_by);
    return found ? std::optional(invitation_of(*found)) : std::nullopt;
}

AccountOutcome SqliteAccounts::use_invitation(std::string_view token_hash, Time used) {
    std::optional<Invitation> known = invitation(token_hash);
    if (!known) {
        return AccountFault::missing;
    }
    if (known->used) {
        return AccountFault::used;
    }
    known->used = used;
    return change([&] { put_invitation(*known); });
}

std::vector<Invitation> SqliteAccounts::open_invitations(const RoomId& room, Time now) {
    const std::array chosen_by{column_of(room.text), column_of(now)};
    std::vector<Invitation> found;
    for (const Columns& row : rows(
             "invitation",
             "SELECT * FROM invitation WHERE room = ?1 AND used IS NULL AND expires > ?2 "
             "ORDER BY made, token_hash",
             chosen_by
         )) {
        found.push_back(invitation_of(row));
    }
    return found;
}

void SqliteAccounts::put_inbox(const InboxRow& row) {
    const Columns columns{
        column_of(row.account.text),
        column_of(row.room.text),
        Column(static_cast<std::int64_t>(row.kind)),
        column_of(row.id),
        column_of(row.at),
    };
    proven_.put("inbox", "INSERT OR REPLACE INTO inbox VALUES (?1, ?2, ?3, ?4, ?5, ?6)", columns);
}

AccountOutcome SqliteAccounts::put_in_inbox(const InboxRow& row) {
    return change([&] { put_inbox(row); });
}

AccountOutcome SqliteAccounts::take_from_inboxes(const RoomId& room, std::string_view id) {
    const std::array chosen_by{column_of(room.text), column_of(id)};
    return change([&] { proven_.run("DELETE FROM inbox WHERE room = ?1 AND id = ?2", chosen_by); });
}

AccountOutcome
SqliteAccounts::take_from_inbox(const AccountId& account, const RoomId& room, std::string_view id) {
    const std::array chosen_by{column_of(account.text), column_of(room.text), column_of(id)};
    return change([&] {
        proven_.run("DELETE FROM inbox WHERE account = ?1 AND room = ?2 AND id = ?3", chosen_by);
    });
}

std::vector<InboxRow> SqliteAccounts::inbox_of(const AccountId& account) {
    const std::array chosen_by{column_of(account.text)};
    std::vector<InboxRow> found;
    for (const Columns& row :
         rows("inbox", "SELECT * FROM inbox WHERE account = ?1 ORDER BY at, id", chosen_by)) {
        InboxRow one;
        one.account = AccountId(text_in(row[0]));
        one.room = RoomId(text_in(row[1]));
        one.kind = static_cast<InboxKind>(number_in(row[2]));
        one.id = text_in(row[3]);
        one.at = time_in(row[4]);
        found.push_back(std::move(one));
    }
    return found;
}

AccountOutcome SqliteAccounts::rebuild_inboxes(const RoomId& room, std::span<const InboxRow> all) {
    const std::array chosen_by{column_of(room.text)};
    return change([&] {
        proven_.run("DELETE FROM inbox WHERE room = ?1", chosen_by);
        for (const InboxRow& row : all) {
            put_inbox(row);
        }
    });
}

std::vector<std::string> SqliteAccounts::problems() {
    struct Table {
        std::string_view name;
        std::string_view all;
        std::string_view count;
    };
    constexpr std::array tables{
        Table{"account", "SELECT * FROM account", "SELECT count(*) FROM account"},
        Table{"login", "SELECT * FROM login", "SELECT count(*) FROM login"},
        Table{"team", "SELECT * FROM team", "SELECT count(*) FROM team"},
        Table{"team_member", "SELECT * FROM team_member", "SELECT count(*) FROM team_member"},
        Table{"team_format", "SELECT * FROM team_format", "SELECT count(*) FROM team_format"},
        Table{"room", "SELECT * FROM room", "SELECT count(*) FROM room"},
        Table{"roster", "SELECT * FROM roster", "SELECT count(*) FROM roster"},
        Table{"invitation", "SELECT * FROM invitation", "SELECT count(*) FROM invitation"},
        Table{"inbox", "SELECT * FROM inbox", "SELECT count(*) FROM inbox"},
    };
    std::vector<std::string> found;
    for (const Table& table : tables) {
        const std::size_t proven = rows(table.name, table.all, {}).size();
        Statement count(database_, table.count);
        Query query(count);
        const std::int64_t there = query.next() ? query.number(0) : 0;
        const std::int64_t refused = there - static_cast<std::int64_t>(proven);
        if (refused != 0) {
            found.push_back(
                "people.db: " + std::to_string(refused) + " edited in " + std::string(table.name)
            );
        }
    }
    return found;
}

}  // namespace spacebetween
