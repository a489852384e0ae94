// A couple's line as shapes: its stroke, its marks, and the years written on it.
#pragma once

#include "server/render/structure.hpp"
#include "server/vocabulary/notation.hpp"

namespace spacebetween::render {

Shapes couple_shapes(const Graph& graph, const CoupleDrawn& line);

/// Path data of a mark around 0, 0, moved to where it belongs: it knows only M, L, H, V and Z.
std::string moved_to(std::string_view d, Point to);

}  // namespace spacebetween::render
