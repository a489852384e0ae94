// Which bonds are drawn and along which way: straight where nothing stands between, else in an arc.
#pragma once

#include "server/render/places.hpp"

namespace spacebetween::render {

/// Of what is known; nobody is selected in a picture that leaves.
enum class BondFilter { harm, all, none };

/// Indexes into the graph's bonds whose both ends stand somewhere. What was shown not to be so
/// stays away unless all is asked for.
std::vector<At> bonds_shown(const Graph& graph, const Places& places, BondFilter filter);

/// `reaches` says for each node how far from its point a line must end.
std::vector<SceneNode> bond_nodes(
    const Graph& graph,
    const std::vector<At>& shown,
    const Places& places,
    const std::vector<double>& reaches
);

}  // namespace spacebetween::render
