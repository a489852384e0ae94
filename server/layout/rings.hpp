// The rings and sectors of a network map, and whose seat is on which.
#pragma once

#include "server/layout/network.hpp"

#include <cstdint>

namespace spacebetween::layout {

constexpr int seat_room = 112;      ///< along a ring, for one node
constexpr int ring_distance = 110;  ///< at least, from ring to ring

/// A part of the circle: where it begins, and how wide it is, in parts of a turn.
struct Sector {
    std::int64_t from = 0;
    std::int64_t angle = 0;
};

/// Nodes that share a ring and a sector, in the order in which they sit there, clockwise.
struct Bench {
    std::size_t ring = 0;
    std::size_t sector = 0;
    std::vector<At> nodes;
};

/// A sector with many has a wider slice, and a ring that is too full for one grows: the same rings
/// and slices as the screen draws.
struct RingPlan {
    std::vector<Sector> slices;  ///< by sector; the first has its middle at the top
    std::vector<int> radii;      ///< by ring
    std::vector<Bench> benches;
    std::vector<At> centre;
};

/// Rings or sectors that do not exist are the last ones. Nodes sit by (order, id).
RingPlan rings_of(const NetworkMap& network);

}  // namespace spacebetween::layout
