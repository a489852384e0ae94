// Teams in people.db.
#include "server/storage/columns.hpp"
#include "server/storage/digest.hpp"
#include "server/storage/sqlite_accounts.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace spacebetween {

AccountOutcome SqliteAccounts::add_team(const Team& added) {
    if (team(added.id) || team_named(added.name)) {
        return AccountFault::exists;
    }
    return change([&] {
        const Columns columns{
            column_of(added.id.text),
            blind_index(index_key_, "team|" + added.name),
            directory_.seal({"team", "name", added.id.text}, added.name),
        };
        proven_.put("team", "INSERT INTO team VALUES (?1, ?2, ?3, ?4)", columns);
    });
}

Team SqliteAccounts::team_of(const Columns& row) {
    const std::string id = text_in(row[0]);
    return Team{TeamId(id), open({"team", "name", id}, row[2])};
}

std::optional<Team> SqliteAccounts::team(const TeamId& id) {
    const std::array chosen_by{column_of(id.text)};
    const auto found = row("team", "SELECT * FROM team WHERE id = ?1", chosen_by);
    return found ? std::optional(team_of(*found)) : std::nullopt;
}

std::optional<Team> SqliteAccounts::team_named(std::string_view name) {
    const std::array chosen_by{Column(blind_index(index_key_, "team|" + std::string(name)))};
    const auto found = row("team", "SELECT * FROM team WHERE name_index = ?1", chosen_by);
    return found ? std::optional(team_of(*found)) : std::nullopt;
}

AccountOutcome SqliteAccounts::join_team(const TeamId& joined, const AccountId& member) {
    if (!team(joined) || !account(member)) {
        return AccountFault::missing;
    }
    return change([&] {
        const Columns columns{column_of(joined.text), column_of(member.text)};
        proven_
            .put("team_member", "INSERT OR REPLACE INTO team_member VALUES (?1, ?2, ?3)", columns);
    });
}

AccountOutcome SqliteAccounts::leave_team(const TeamId& left, const AccountId& member) {
    const std::array chosen_by{column_of(left.text), column_of(member.text)};
    return change([&] {
        proven_.run("DELETE FROM team_member WHERE team = ?1 AND account = ?2", chosen_by);
    });
}

AccountOutcome SqliteAccounts::add_format(const TeamFormat& added) {
    if (!team(added.team)) {
        return AccountFault::missing;
    }
    const auto known = formats_of(added.team);
    const bool there = std::ranges::any_of(known, [&added](const TeamFormat& one) {
        return one.id == added.id && one.version >= added.version;
    });
    if (there) {
        return AccountFault::exists;
    }
    return change([&] {
        const std::string whose = added.team.text + "/" + added.id;
        const Place place{"team_format", "body", whose, added.version};
        const Columns columns{
            column_of(added.team.text),
            column_of(added.id),
            std::int64_t{added.version},
            directory_.seal(place, added.body),
            column_of(added.by.text),
            column_of(added.made),
        };
        proven_.put(
            "team_format",
            "INSERT INTO team_format VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            columns
        );
    });
}

TeamFormat SqliteAccounts::format_of(const Columns& row) {
    TeamFormat format;
    format.team = TeamId(text_in(row[0]));
    format.id = text_in(row[1]);
    format.version = static_cast<int>(number_in(row[2]));
    const std::string whose = format.team.text + "/" + format.id;
    format.body = open({"team_format", "body", whose, format.version}, row[3]);
    format.by = AccountId(text_in(row[4]));
    format.made = time_in(row[5]);
    return format;
}

std::vector<TeamFormat> SqliteAccounts::formats_of(const TeamId& team) {
    const std::array chosen_by{column_of(team.text)};
    std::vector<TeamFormat> found;
    for (const Columns& one : rows(
             "team_format",
             "SELECT * FROM team_format WHERE team = ?1 ORDER BY id, version",
             chosen_by
         )) {
        found.push_back(format_of(one));
    }
    return found;
}

std::vector<Team> SqliteAccounts::teams_of(const AccountId& account) {
    const std::array chosen_by{column_of(account.text)};
    std::vector<Team> found;
    for (const Columns& member :
         rows("team_member", "SELECT * FROM team_member WHERE account = ?1", chosen_by)) {
        if (auto one = team(TeamId(text_in(member[0])))) {
            found.push_back(std::move(*one));
        }
    }
    std::ranges::sort(found, {}, [](const Team& one) { return std::pair(one.name, one.id); });
    return found;
}

std::vector<Account> SqliteAccounts::members_of(const TeamId& team) {
    const std::array chosen_by{column_of(team.text)};
    std::vector<Account> found;
    for (const Columns& member :
         rows("team_member", "SELECT * FROM team_member WHERE team = ?1", chosen_by)) {
        if (auto one = account(AccountId(text_in(member[1])))) {
            found.push_back(std::move(*one));
        }
    }
    std::ranges::sort(found, {}, [](const Account& one) { return std::pair(one.name, one.id); });
    return found;
}

}  // namespace spacebetween
