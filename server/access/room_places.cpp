// How many a roster and a team hold, and who is on a room's first roster.
#include "server/access/room_places.hpp"

#include "server/access/roster_rules.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

/// Who of the team is wanted, the starter always.
std::vector<RosterRow> first_roster(
    const std::vector<Account>& team,
    const std::set<std::string>& wanted,
    const AccountId& starter,
    Time now
) {
    std::vector<RosterRow> roster;
    bool accountable = false;
    for (const auto& member : team) {
        const bool named = wanted.empty() || wanted.contains(member.id.text);
        if (member.suspended || (!named && member.id != starter)) {
            continue;
        }
        if (member.mandate == Mandate::administrator && member.id != starter) {
            continue;
        }
        RosterRow row;
        row.account = member.id;
        row.since = now;
        row.accountable_manager = member.mandate == Mandate::manager && !accountable;
        accountable = accountable || row.accountable_manager;
        roster.push_back(row);
    }
    return roster;
}

/// Of a roster for everybody, the two without whom no room begins.
void keep_the_first(std::vector<RosterRow>& roster, const AccountId& starter) {
    std::erase_if(roster, [&starter](const RosterRow& row) {
        return row.account != starter && !row.accountable_manager;
    });
}

}  // namespace

std::size_t places_taken(std::span<const RosterRow> roster, Time now) {
    const auto taken =
        std::ranges::count_if(roster, [now](const RosterRow& row) { return may_enter(row, now); });
    return static_cast<std::size_t>(taken);
}

std::optional<HttpRefusal> no_place_in_team(
    Accounts& accounts,
    const TeamId& team,
    const AccountId& account,
    const Limits& limits
) {
    const auto teams = accounts.teams_of(account);
    if (std::ranges::any_of(teams, [&team](const Team& one) { return one.id == team; })) {
        return std::nullopt;
    }
    if (teams.size() >= limits.teams_per_account) {
        return HttpRefusal::too_many_teams;
    }
    const bool full = accounts.members_of(team).size() >= limits.members_per_team;
    return full ? std::optional(HttpRefusal::team_full) : std::nullopt;
}

Result<Done, HttpRefusal>
join_team(Accounts& accounts, const TeamId& team, const AccountId& account, const Limits& limits) {
    if (const auto none = no_place_in_team(accounts, team, account, limits)) {
        return *none;
    }
    const auto joined = accounts.join_team(team, account);
    if (!joined) {
        return refusal_of(joined.error());
    }
    return Done{};
}

Result<Done, HttpRefusal> start_room(
    Accounts& accounts,
    const RoomEntry& room,
    const AccountId& starter,
    const std::set<std::string>& wanted,
    const Limits& limits
) {
    const auto team = accounts.members_of(room.team);
    if (std::ranges::none_of(team, [&](const Account& one) { return one.id == starter; })) {
        return HttpRefusal::forbidden;
    }
    auto roster = first_roster(team, wanted, starter, room.created);
    if (wanted.empty() && roster.size() > limits.room_members) {
        keep_the_first(roster, starter);
    }
    if (roster.size() > limits.room_members) {
        return HttpRefusal::roster_full;
    }
    const auto added = accounts.add_room(room, roster);
    if (!added) {
        return refusal_of(added.error());
    }
    return Done{};
}

}  // namespace spacebetween
