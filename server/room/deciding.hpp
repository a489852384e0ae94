// What a decision works with: the state, and the facts it may ask for.
#pragma once

#include "server/base/random.hpp"
#include "server/base/time.hpp"
#include "server/room/attendance.hpp"
#include "server/room/decision.hpp"
#include "server/room/proposals.hpp"
#include "server/room/room_state.hpp"
#include "server/room/undo_steps.hpp"
#include "server/vocabulary/limits.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace spacebetween {

/// Lives for one call of the room.
struct Deciding {
    RoomState& state;
    const Attendance& attendance;
    Proposals& proposals;
    const Limits& limits;
    Random& random;
    Time now;
    UndoSteps& undo;
};

/// Whose number an answer uses up.
struct Asked {
    MemberId member;
    ClientId client;
    std::int64_t cseq = 0;
    std::int64_t acked = 0;
};

/// What an accepted command will do, all at once.
struct Act {
    MemberId by;                   ///< empty for the server
    std::vector<Op> ops;           ///< asked of the shared board in the server's name
    SessionId made_in;             ///< of what `ops` make
    std::vector<ResolvedOp> made;  ///< happens as it stands, after `ops`
    std::string sealed_ended;

    std::optional<SessionChange> session;
    StagePlanRef plan;
    std::vector<Member> members;
    std::optional<RoomInfo> info;
    std::optional<SignedSummary> summary;
    std::optional<TakenOut> taken_out;
    std::vector<ClientId> forgotten;

    std::vector<SummaryPage> pages;
    std::vector<Lifetime> ends;
    std::vector<SendClose> closes;
    bool wants_snapshot = false;
    bool onward = false;  ///< the group goes on to the next room of its sitting
    /// A member's own ops, judged as in any change of theirs. Versions are told with the ops alone.
    bool proposed = false;
};

/// Does it: applies the entry, answers whoever asked, and tells every member what changed for them.
/// Refused only by the board, and then nothing has changed.
Decision perform(Deciding& deciding, Act act, const std::optional<Asked>& asked);

/// Counts what a member did among what they can take back, and against what others can.
void note_step(
    Deciding& deciding,
    const Entry& entry,
    std::span<const Touched> touched,
    UndoSteps::Done how = UndoSteps::Done::anew
);

/// A stored refusal, or one that is no answer and leaves its number free.
Decision refuse(Deciding& deciding, const Asked& asked, No no);

}  // namespace spacebetween
