// What the records of a board count for against its limits.
#pragma once

#include "server/board/record.hpp"

#include <cstddef>

namespace spacebetween {

struct BoardUse {
    std::size_t records = 0;      ///< of any type but safety stops and the server's own
    std::size_t bytes = 0;        ///< of those
    std::size_t map_records = 0;  ///< counted apart, by their own limit
    std::size_t positions = 0;    ///< and so are places on a drawing

    void add(const Record& record);
    void remove(const Record& record);

    friend bool operator==(const BoardUse&, const BoardUse&) = default;
};

}  // namespace spacebetween
