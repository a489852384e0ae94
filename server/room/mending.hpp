// What has gone from the shared board leaves the hidden ones too, each author hearing of their own.
#pragma once

#include "server/room/answer.hpp"
#include "server/room/deciding.hpp"

#include <map>
#include <span>
#include <vector>

namespace spacebetween {

using Mends = std::map<MemberId, std::vector<ResolvedOp>>;

/// Mends every hidden board, each by an entry under its own key, and says what was done for whom.
Mends mend_hidden(Deciding& deciding, std::span<const RecordId> gone, std::vector<Entry>& entries);

/// What the author's own answer says of what was mended for them.
void answer_mends(const RoomState& state, const MemberId& author, const Mends& mends, Ok& ok);

/// One frame a member: whoever has something mended hears both together.
void add_mends(
    const Deciding& deciding,
    const Mends& mends,
    const ClientId& except,
    std::vector<Send>& sends
);

}  // namespace spacebetween
