// Where the lines of couples run: below side by side, above or below over others.
#pragma once

#include "server/layout/nets.hpp"

namespace spacebetween::layout {

/// Fills brackets, bracket_of, host, drop and through_row for what stays in one row.
void add_brackets(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots, Nets& nets);

}  // namespace spacebetween::layout
