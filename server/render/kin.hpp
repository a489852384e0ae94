// Who of a couple are each other's kin, computed from the records and never said by hand.
#pragma once

#include "server/render/graph.hpp"

namespace spacebetween::render {

/// Whether two partners have a known ancestor in common, or one is the other's.
bool are_kin(const Graph& graph, const Couple& couple);

}  // namespace spacebetween::render
