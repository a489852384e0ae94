// Who hears what of a change: always the difference between two views.
#pragma once

#include "server/room/decision.hpp"
#include "server/room/room_state.hpp"

#include <map>
#include <set>
#include <span>
#include <vector>

namespace spacebetween {

/// What each of these members saw at one moment.
struct Sight {
    std::map<MemberId, std::vector<Viewed>> records;  ///< by id
    std::set<MemberId> outside;                       ///< who waited outside a running session

    static Sight of(const RoomState& state, std::span<const MemberId> viewers);
};

/// A plain change of the shared board.
struct Happened {
    MemberId by;
    ClientId except;  ///< the author's client; empty when nobody's
    std::span<const ResolvedOp> ops;
    std::span<const Touched> touched;
};

/// To each member who sees any of it, the ops they may see, the same frame for equal eyes. Whoever
/// gains or loses a record gets the difference instead. Nothing to the others.
std::vector<Send>
ops_sends(const RoomState& after, std::span<const MemberId> viewers, const Happened& happened);

/// The session as each member now knows it, with what came into their sight and left it, and who
/// belongs to the room when that changed. Nothing to whoever waits outside and sees nothing of it.
std::vector<Send> stage_sends(
    const Sight& before,
    const RoomState& after,
    std::span<const MemberId> viewers,
    const std::vector<MemberView>& members
);

/// The same when rights stay as they were, and only these records were touched.
std::vector<Send> stage_sends(
    std::span<const Touched> touched,
    const RoomState& after,
    std::span<const MemberId> viewers
);

/// The roster or who is who changed; with what came into sight and left it.
std::vector<Send> members_sends(
    const Sight& before,
    const RoomState& after,
    std::span<const MemberId> viewers,
    const std::vector<MemberView>& members
);

/// What the room itself is changed: its name, or the link to its call.
Send room_send(const RoomState& after, std::vector<MemberId> viewers);

}  // namespace spacebetween
