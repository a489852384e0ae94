// The map as a drawing: from the records and what is asked for to nodes and a legend.
#pragma once

#include "server/render/bonds.hpp"
#include "server/render/rings.hpp"

#include <optional>

namespace spacebetween::render {

struct LegendRow {
    Shapes shapes;  ///< around 0, 0; at most 68 wide
    std::string words;
};

struct Scene {
    std::vector<SceneNode> nodes;  ///< later ones stand above earlier ones
    Box box;
    std::vector<LegendRow> legend;
};

/// Which drawing, as it was on a day, with which bonds.
struct Seeing {
    View view = View::genogram;
    DayNumber day = 0;
    BondFilter bonds = BondFilter::harm;
    Stored places = {};  ///< of those whom the records place nowhere
};

Scene scene_of(const Records& records, const Seeing& seeing);

}  // namespace spacebetween::render
