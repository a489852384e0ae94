// Angles in whole numbers, so that a circle is the same on every machine.
#pragma once

#include "server/layout/family.hpp"

#include <cstdint>

namespace spacebetween::layout {

/// Parts of a whole turn. Angles count clockwise from the right, as y grows downwards.
constexpr std::int64_t turn = std::int64_t{1} << 24U;

/// The point at this angle on a circle around 0, 0, in whole units.
Spot on_circle(std::int64_t radius, std::int64_t angle);

/// The radius on which an arc of `angle` is at least so long.
std::int64_t radius_for(std::int64_t arc, std::int64_t angle);

/// How much of a turn an arc of this length takes on a circle of this radius, rounded up.
std::int64_t angle_of(std::int64_t arc, std::int64_t radius);

}  // namespace spacebetween::layout
