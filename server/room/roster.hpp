// Who may enter a room, and who they are in it.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/vocabulary/names.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace spacebetween {

/// An account of another agency, invited until a moment.
struct Guest {
    std::string agency;
    Time until;

    friend bool operator==(const Guest&, const Guest&) = default;
};

/// What the people's side of the house says about one account and this room.
struct RosterEntry {
    AccountId account;
    std::string name;
    Mandate mandate{};
    bool accountable_manager = false;
    std::optional<Time> deputy_until;
    std::optional<Guest> guest;

    friend bool operator==(const RosterEntry&, const RosterEntry&) = default;
};

using Roster = std::vector<RosterEntry>;

/// An account in a room: the same on every device and in every session. A member who left the
/// roster stays known, for what they wrote still names them.
struct Member {
    MemberId id;
    RosterEntry who;
    bool on_roster = true;
    bool removed = false;  ///< until the next session begins
    /// The number of the first session this member met the room in; nothing before the first entry.
    std::optional<std::int64_t> first_session;
    /// The room opened to them what was before it, from this session on.
    std::optional<std::int64_t> opened_from;
    std::optional<Role> part;       ///< what they usually are, as their invitation says
    std::vector<std::string> with;  ///< people beside them who have no account, until the close
    /// The agreement as this member last met it, by its number in the room.
    std::optional<std::int64_t> agreement_met;

    friend bool operator==(const Member&, const Member&) = default;
};

/// Whether this member may decide for the family's accountable side now.
bool may_decide(const Member& member, Time now);

/// The first session that this member may look back to; nothing before the first entry.
std::optional<std::int64_t> looks_back_to(const Member& member);

/// Whether there is something before their first session that the room could open to them.
bool came_late(const Member& member);

/// Whether this member may be in the room now.
bool may_enter(const Member& member, Time now);

}  // namespace spacebetween
