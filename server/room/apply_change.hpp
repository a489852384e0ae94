// A permitted change meets the board.
#pragma once

#include "server/board/change.hpp"
#include "server/room/deciding.hpp"
#include "server/room/written.hpp"

#include <span>

namespace spacebetween {

/// Applies the ops to the board they belong to, with what the server adds to new summary lines. A
/// refusal leaves no trace.
Refused<Applied> apply_change(
    Deciding& deciding,
    const MemberId& by,
    std::span<const Op> asked,
    const Located& located
);

/// Whether the change takes more hypotheses than a presenter may.
bool takes_too_many(const Deciding& deciding, std::span<const Op> ops, const Located& located);

}  // namespace spacebetween
