// What a drawing shows, once each, for the legend; what everybody reads without one is left out.
#pragma once

#include "server/render/scene.hpp"

namespace spacebetween::render {

/// The legend of a drawing that shows these bonds, in a fixed order of groups.
std::vector<LegendRow> legend_of(const Graph& graph, View view, const std::vector<At>& bonds);

}  // namespace spacebetween::render
