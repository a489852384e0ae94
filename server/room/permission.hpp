// What a member may write now, and why not: a look-up, role by stage by home.
#pragma once

#include "server/base/time.hpp"
#include "server/board/op.hpp"
#include "server/room/command.hpp"
#include "server/room/room_state.hpp"
#include "server/room/view.hpp"
#include "server/vocabulary/refusal.hpp"

#include <optional>
#include <vector>

namespace spacebetween {

/// The roles a member holds in the running session, or held in the last one when none runs.
RoleSet roles_of(const RoomState& state, const MemberId& member);
std::vector<Role> listed(RoleSet roles);
bool holds(const RoomState& state, const MemberId& member, Role role);
bool leads(const RoomState& state, const MemberId& member);

/// What a member with these roles may write and see at a stage.
Rights rights_at(const FormatStage& stage, RoleSet roles);

/// Whether these roles are the accountable manager's alone: she takes no other part.
bool only_accountable(RoleSet roles);
/// Whether a session runs that this member is not in: an accountable manager who takes no other
/// part in it, while nobody has let her in.
bool waits_outside(const RoomState& state, const MemberId& member);
/// The same for a member whose roles were looked up already.
bool waits_outside(const RoomState& state, const MemberId& member, RoleSet roles);

/// Whether a member takes part in the last session's summary while it is a draft.
bool keeps_draft(const RoomState& state, const MemberId& member, Time now);

/// What decides about one record, found or about to be made.
struct Subject {
    Type type{};
    Placement where = Placement::shared;
    RecordRef record;    ///< null while it is new, and when there is none that the writer sees
    bool fresh = false;  ///< made by this change
};

/// Who asks, and when.
struct Writer {
    const RoomState& state;
    const Member& member;
    Time now;
};

/// Why this op is not for this member now; nothing when it is. `home` is the type whose homes
/// count: that of the record a comment is on, or the record's own.
std::optional<Refusal>
why_not(const Writer& writer, const Subject& subject, Type home, const Op& op);

/// Why this command is not for this member now, by the table of rights alone.
std::optional<No> why_not(const Writer& writer, const Command& command);

}  // namespace spacebetween
