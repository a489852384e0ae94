// The lines of a family as nodes: their strokes, what is written on them, and their names.
#pragma once

#include "server/render/structure.hpp"

namespace spacebetween::render {

std::vector<SceneNode> structure_nodes(const Graph& graph, const Structure& structure);

}  // namespace spacebetween::render
