// A format as it is shipped, by its id.
#pragma once

#include "server/vocabulary/format.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string_view>

namespace spacebetween {

inline Format shipped(std::string_view id) {
    const auto formats = shipped_formats();
    const auto found = std::ranges::find(formats, id, &Format::id);
    REQUIRE(found != formats.end());
    return *found;
}

}  // namespace spacebetween
