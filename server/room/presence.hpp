// Who is here, and what they are looking at: the latest word only, never stored.
#pragma once

#include "server/base/id.hpp"
#include "server/vocabulary/names.hpp"

#include <map>
#include <optional>

namespace spacebetween {

/// What a member tells of themselves. In closed, quiet and sealed stages only `here` is passed on.
struct Presence {
    bool here = true;
    std::optional<BoardName> board;
    std::optional<RecordId> on;
    bool typing = false;

    friend bool operator==(const Presence&, const Presence&) = default;
};

using PresenceOf = std::map<MemberId, Presence>;

class Door;
class RoomState;

/// What this viewer may know of what another member told.
Presence shown_presence(const RoomState& state, const Door& door, const Presence& said);

}  // namespace spacebetween
