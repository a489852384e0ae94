// Who of a row of siblings has left the order of birth.
#pragma once

#include "server/layout/lines.hpp"

#include <span>

namespace spacebetween::layout {

struct Ranked {
    std::size_t rank = 0;
    long weight = 1;  ///< how much it would take to call this one out of order
};

/// Finds who keeps the order of birth. Its memory serves one row after the other.
class InOrder {
public:
    /// Marks the heaviest part of `row` whose ranks never fall; the others are out of order.
    /// Cost: quadratic.
    const std::vector<char>& keeps(std::span<const Ranked> row);

private:
    std::vector<char> keeps_;
    std::vector<long> weight_;
    std::vector<At> before_;
};

/// Whether a partner of this person has parents in the picture.
bool is_linked(const Kin& kin, At person);

/// Siblings who stand side by side in one row, out of the order of birth.
std::vector<At> order_exceptions(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots);

}  // namespace spacebetween::layout
