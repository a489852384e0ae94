// Lines around those who live together: a rounded hull, or capsules and ties round a stranger.
#pragma once

#include "server/render/places.hpp"

namespace spacebetween::render {

std::vector<SceneNode> household_nodes(const Graph& graph, const Places& places);

}  // namespace spacebetween::render
