// The first order of the rows: a walk from family to family that keeps each together.
#pragma once

#include "server/layout/order.hpp"

namespace spacebetween::layout {

/// Gives every row a sequence, from a root chain outwards: children by birth below their parents,
/// at most two of them moved to the ends of their siblings so that their partners' families find
/// room beside. `mirrored` breaks ties the other way. Cost: O(nodes * rows).
void walk_kin(Order& order, At root, bool mirrored);

/// Chains worth starting from: first the index person's oldest ancestors in the one line that
/// leads up without a choice, then the other chains without parents, the largest first.
std::vector<At> roots_of(const Order& order);

}  // namespace spacebetween::layout
