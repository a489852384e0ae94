// How good a network map is, in numbers.
#pragma once

#include "server/layout/network.hpp"

namespace spacebetween::layout {

/// Whether two ties that share no end cross, as straight lines between their nodes.
bool ties_cross(const Tie& one, const Tie& two, const std::vector<Spot>& spots);

/// Whether symbols or labels of two nodes lie over each other.
bool nodes_overlap(const NetworkMap& network, const std::vector<Spot>& spots, At one, At two);

Metrics measure(const NetworkMap& network, const std::vector<Spot>& spots);

}  // namespace spacebetween::layout
