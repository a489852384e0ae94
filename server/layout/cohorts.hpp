// Whom unions hold in one row.
#pragma once

#include "server/layout/rows.hpp"

namespace spacebetween::layout {

/// Fills cohort, members, cross_row, host (of unions that hold) and part. A union whose partners
/// are ancestor and descendant, by blood or through other unions, is cross_row.
/// Cost: O(unions * people) at worst, near linear in what families are.
Rows cohorts_of(const Kin& kin);

}  // namespace spacebetween::layout
