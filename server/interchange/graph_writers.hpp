// Maps for programs that draw and count networks.
#pragma once

#include "server/interchange/map_graph.hpp"

#include <string>

namespace spacebetween {

std::string write_graphml(const MapGraph& graph);

/// GEXF 1.3, dynamic: what has a beginning or an end is there only between them.
std::string write_gexf(const MapGraph& graph);

/// For Graphviz. Symbols and lines are drawn as near to ours as it can.
std::string write_dot(const MapGraph& graph);

/// Two tables with an empty line between them: nodes, and edges. No cell can begin what a
/// spreadsheet would run as a formula.
std::string write_csv(const MapGraph& graph);

}  // namespace spacebetween
