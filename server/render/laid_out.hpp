// Places for a family that nobody has placed: the layout asked about a map's records.
#pragma once

#include "server/layout/metrics.hpp"
#include "server/render/places.hpp"

namespace spacebetween::render {

struct LaidOut {
    Stored places;
    layout::Metrics metrics;
    std::size_t ancestor_loops = 0;  ///< links that would make somebody their own ancestor
};

/// The genogram of these records as it was on a day, laid out anew.
LaidOut laid_out(const Records& records, DayNumber day);

}  // namespace spacebetween::render
