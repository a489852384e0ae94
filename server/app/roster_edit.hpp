// Who may be put on a room's roster, by whom.
#pragma once

#include "server/access/accounts.hpp"
#include "server/vocabulary/refusal.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace spacebetween {

struct RosterEdit {
    RoomId room;
    AccountId by;
    AccountId who;
    std::string action;  ///< add, remove, accountable or deputy
    std::optional<std::int64_t> until;
    Time now;
};

/// Members of the roster add members of the room's team and take them off; nobody but a manager of
/// the team becomes accountable; the accountable manager alone names a deputy until a date and hands
/// her place to another manager. Guests change nothing. Nothing when it was done. Storage thread.
std::optional<HttpRefusal> edit_roster(Accounts& accounts, const RosterEdit& edit);

}  // namespace spacebetween
