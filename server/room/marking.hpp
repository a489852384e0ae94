// Lines for the summary: who marked them, and whose yes they need.
#pragma once

#include "server/board/op.hpp"
#include "server/room/room_state.hpp"

#include <span>
#include <vector>

namespace spacebetween {

/// The ops with what the server adds to new summary lines: who marked it, and the author whose yes
/// it needs. An author's own mark is her yes; what has no author is the group's to answer for.
std::vector<Op> with_marks(const RoomState& state, const MemberId& by, std::vector<Op> ops);

/// Whether a change would put what somebody imagined among what the children said or showed: in
/// a summary, what we imagine is ours.
bool gives_children_imagined_words(const RoomState& state, std::span<const Op> ops);

}  // namespace spacebetween
