// How good a picture is, in numbers.
#pragma once

#include "server/layout/lines.hpp"

namespace spacebetween::layout {

struct Metrics {
    std::size_t people = 0;
    std::size_t unions = 0;
    std::size_t rows = 0;
    long crossings = 0;            ///< pairs of home lines that cross between two rows
    long secondary_crossings = 0;  ///< pairs of which one or both are secondary links
    long line_crossings = 0;       ///< places where drawn pieces of two unions cross
    long exceptions = 0;           ///< siblings out of the order of birth
    long overlaps = 0;             ///< pairs of people whose symbols or labels overlap
    long not_adjacent = 0;         ///< couples of one row with somebody between them
    long outside = 0;              ///< unions that hang beside their children
    long bends = 0;                ///< unions not exactly over the middle of their children
    int width = 0;
    int height = 0;
    friend bool operator==(const Metrics&, const Metrics&) = default;
};

/// Measures people who stand at `spots` (by index of Kin) with the lines over them.
Metrics measure(const Kin& kin, const std::vector<Spot>& spots, const KinLines& lines);

}  // namespace spacebetween::layout
