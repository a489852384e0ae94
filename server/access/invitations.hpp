// Invitation links: one person, one room, once.
#pragma once

#include "server/access/accounts.hpp"
#include "server/base/random.hpp"
#include "server/vocabulary/limits.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {

struct InvitationWish {
    RoomId room;
    AccountId by;
    std::optional<Role> role;
    /// Another agency's name; then `until` says how long its person may come.
    std::string agency;
    std::optional<Time> until;
};

/// Makes a link's token and stores its hash; the token is told once. For members of the roster who
/// are no guests. Guests hold any role but the accountable manager's.
Result<std::string, HttpRefusal> invite(
    Accounts& accounts,
    const InvitationWish& wish,
    Time now,
    const Limits& limits,
    Random& random
);

/// The invitation a token opens, while it is open. `invitation_over` for every other token, so that
/// a guess learns nothing. Looking does not use it up: mail programs look too.
Result<Invitation, HttpRefusal>
open_invitation(Accounts& accounts, std::string_view token, Time now);

/// Spends the invitation: the account is on the roster, and in the room's team unless it is a
/// guest. An account that is on the roster already stays as it is. A link that leads to a full
/// roster or team is not used up: it opens when there is a place again.
Result<RoomId, HttpRefusal> accept_invitation(
    Accounts& accounts,
    std::string_view token,
    const AccountId& account,
    Time now,
    const Limits& limits
);

/// Why nobody who is new can follow this link now, so that no account is made in vain.
std::optional<HttpRefusal> no_place_behind(
    Accounts& accounts,
    const Invitation& invitation,
    const AccountId& newcomer,
    Time now,
    const Limits& limits
);

}  // namespace spacebetween
