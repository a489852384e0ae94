// The path of a plain change: judged, applied, and told to those who see it.
#pragma once

#include "server/room/command.hpp"
#include "server/room/deciding.hpp"
#include "server/room/token_bucket.hpp"
#include "server/room/written.hpp"

namespace spacebetween {

Decision
submit_change(Deciding& deciding, Allowances& allowances, const Asked& asked, const Change& change);

/// Takes back the member's last step, or does it again: judged like a change of theirs.
Decision
submit_undo(Deciding& deciding, Allowances& allowances, const Asked& asked, const Undo& undo);

/// Why this member may not do these ops now, whatever the board says.
std::optional<No> why_not_now(
    const Deciding& deciding,
    const MemberId& by,
    std::span<const Op> ops,
    const Located& located
);

/// How a change came about, and what an undo left as it was.
struct Doing {
    UndoSteps::Done how = UndoSteps::Done::anew;
    std::vector<LeftAsIs> kept;
};

/// What was applied to a board becomes an entry, an answer, and what everybody is told.
Decision happen(
    Deciding& deciding,
    const Asked& asked,
    const Located& located,
    Applied applied,
    Doing doing = {}
);

}  // namespace spacebetween
