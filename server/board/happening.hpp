// One resolved op, done to a staged board: the same way live and in replay.
#pragma once

#include "server/board/op.hpp"
#include "server/board/staging.hpp"

namespace spacebetween {

/// Asks no rule. What it names must be there, and a text must stand at the op's tv.
void happen(const ResolvedOp& op, Staging& staging);

}  // namespace spacebetween
