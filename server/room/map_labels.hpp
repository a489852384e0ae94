// How much room a label takes on the map.
#pragma once

#include "server/board/record.hpp"

namespace spacebetween {

struct LabelSize {
    int width = 0;  ///< of the widest line
    int below = 0;  ///< height of the lines under the symbol
};

/// Name and part under the symbol, dates over it, as the drawing has them.
LabelSize label_of_person(const Record& person);
/// The name under a place or a service.
LabelSize label_of_context(const Record& context);

}  // namespace spacebetween
