// What each viewer was last shown of the others, so that only what changed for them is said.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/room/attendance.hpp"
#include "server/room/decision.hpp"
#include "server/room/presence.hpp"
#include "server/room/room_state.hpp"

#include <map>
#include <optional>
#include <vector>

namespace spacebetween {

/// A word about what a viewer may not see changes nothing that is shown, and so sends nothing.
class PresenceNews {
public:
    /// A viewer begins with a snapshot, which shows all that they may know now.
    void greet(const RoomState& state, const Attendance& attendance, const MemberId& viewer);
    /// A viewer who was away heard nothing: the next news are whole.
    void forget(const MemberId& viewer);

    /// What changed for each viewer since they were last told.
    std::vector<SendPresence> take(const RoomState& state, const Attendance& attendance);

    void said(const MemberId& member, const Presence& presence, Time now);
    /// Who has not said anything for so long that what they last said is no longer so.
    std::vector<MemberId> fallen_silent(Time now, Millis gone_after);
    [[nodiscard]] std::optional<Time> next_silence(Millis gone_after) const;

private:
    std::map<MemberId, PresenceOf> shown_;  ///< by viewer
    std::map<MemberId, Time> said_at_;      ///< of those who look at something or type
};

/// Whether what was decided may change what is shown of anybody, though they said nothing.
bool moves_presence(const Decision& decision, const Attendance& attendance);

}  // namespace spacebetween
