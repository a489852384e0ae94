// How many a roster and a team hold, and who is on a room's first roster.
#pragma once

#include "server/access/accounts.hpp"
#include "server/vocabulary/limits.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace spacebetween {

/// How many hold a place on it now: a guest whose time is over holds none.
std::size_t places_taken(std::span<const RosterRow> roster, Time now);

/// Why the account cannot be of the team as well: the team has as many as it may, or the account
/// is of as many teams. Nothing for whoever is of it already.
std::optional<HttpRefusal> no_place_in_team(
    Accounts& accounts,
    const TeamId& team,
    const AccountId& account,
    const Limits& limits
);

/// Joining twice is harmless.
Result<Done, HttpRefusal>
join_team(Accounts& accounts, const TeamId& team, const AccountId& account, const Limits& limits);

/// Starts a room for `wanted` of the team, and for whoever starts it, who belongs to the team. When
/// nobody was named it is for all of the team but its administrators, and where they do not all
/// find a place, for the starter and the manager, who add the others at the door. The first manager
/// is the accountable one until the roster says otherwise.
Result<Done, HttpRefusal> start_room(
    Accounts& accounts,
    const RoomEntry& room,
    const AccountId& starter,
    const std::set<std::string>& wanted,
    const Limits& limits
);

}  // namespace spacebetween
