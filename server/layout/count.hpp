// Counts crossings of lines.
#pragma once

#include "server/layout/lines.hpp"

namespace spacebetween::layout {

/// A line between two rows, by its ends.
struct Stroke {
    int upper = 0;
    int lower = 0;
    long weight = 1;
};

/// The sum of weight * weight over all pairs that cross. KinLines that share an end do not.
/// Cost: O(n log n).
long count_stroke_crossings(std::vector<Stroke> strokes);

/// The points in which a horizontal and a vertical piece of different unions cross.
/// Cost: O(n log n), and quadratic in the pieces of one union.
long count_line_crossings(const KinLines& lines);

}  // namespace spacebetween::layout
