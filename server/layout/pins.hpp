// People whom somebody put where they stand: a new layout stands around them.
#pragma once

#include "server/layout/rows.hpp"

namespace spacebetween::layout {

/// Moves a whole picture so that it lies where most of its people stood before; with `to_pins`,
/// where most of the pinned ones stand. Without anybody who stood anywhere nothing moves.
void stay_together(const Kin& kin, std::vector<Spot>& spots, bool to_pins);

/// Puts everybody who is pinned exactly where they were put, and moves the others of their rows as
/// little as that takes: nobody comes nearer to a neighbour than their labels allow. Two pinned
/// people keep what distance they have.
void hold_pins(const Kin& kin, const Rows& rows, std::vector<Spot>& spots);

}  // namespace spacebetween::layout
