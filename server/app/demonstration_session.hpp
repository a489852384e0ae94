// The finished session of the demonstration: held through the room itself, as a team would.
#pragma once

#include "server/access/account.hpp"
#include "server/storage/storage.hpp"

#include <array>

namespace spacebetween {

/// The accounts are the presenter, the scribe, the facilitator and the accountable manager. Throws
/// when the room refuses a step: then a rule and this script differ.
void hold_demonstration_session(
    Storage& storage,
    const RoomEntry& room,
    const std::array<AccountId, 4>& accounts
);

}  // namespace spacebetween
