// A map on paper: a page that a browser prints, one sheet after the other, to be joined by hand.
#pragma once

#include "server/render/map_svg.hpp"

#include <optional>
#include <string_view>

namespace spacebetween::render {

enum class Paper { a4, a3 };

/// By its name in small letters.
std::optional<Paper> paper_named(std::string_view name);

/// A drawing on as many sheets as it needs, side by side with an overlap of 10 mm and marks where
/// they meet, each with the caption and its number; then the legend. One sheet is enough when the
/// drawing, made a little smaller, fits. Ready to print: an HTML document that asks for nothing.
std::string map_sheets(const Scene& scene, const Caption& caption, Paper paper);

/// To be filled in by hand: the rows of a genogram with the usual symbols, and empty rings.
std::string blank_genogram(Paper paper);
std::string blank_rings(Paper paper);

}  // namespace spacebetween::render
