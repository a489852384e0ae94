// From places to a whole picture.
#pragma once

#include "server/layout/picture.hpp"

namespace spacebetween::layout {

/// Draws the lines, measures, and answers in the order of the family that was asked about.
Picture finish(const Kin& kin, const std::vector<Spot>& spots);

}  // namespace spacebetween::layout
