// A layout of the map that somebody looks at before it is made so.
#pragma once

#include "server/base/random.hpp"
#include "server/board/op.hpp"
#include "server/layout/metrics.hpp"
#include "server/room/map_shape.hpp"

#include <cstddef>
#include <vector>

namespace spacebetween {

/// What somebody asked for.
struct TidyAsked {
    bool insert = false;        ///< only find places for those who have none
    bool release_pins = false;  ///< pinned people move too, and are not pinned any more
    bool strict = false;        ///< keep the order of birth, and rather let lines cross
};

/// Where everybody would stand, and how good that is beside what is.
struct TidyPlan {
    MapShape basis;
    TidyAsked asked;
    std::vector<layout::Spot> spots;  ///< of each of `basis.things`
    layout::Metrics before;
    layout::Metrics after;

    /// Who would stand elsewhere than they do, or had no place yet, by index.
    [[nodiscard]] std::vector<std::size_t> moved() const;
};

/// Works a plan out. Pure, and the slow part: made for another thread than the room's.
TidyPlan plan_tidy(MapShape basis, const TidyAsked& asked);

/// The steps that make a plan so: a position for whoever has none, and new places for the others.
std::vector<Op> ops_of(const TidyPlan& plan, Random& random);

}  // namespace spacebetween
