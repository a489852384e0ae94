// The network map: rings by closeness, sectors by kind, everyone in turn.
#pragma once

#include "server/render/places.hpp"

namespace spacebetween::render {

/// A slice of the rings, in radians.
struct Slice {
    double middle;
    double angle;
};

struct Rings {
    std::vector<double> radii;
    std::vector<Slice> slices;  ///< by sector
};

struct Network {
    Places places;
    Rings rings;
};

Network network_of(const Graph& graph, const Stored& stored);

/// The rings themselves, their sectors and their words.
SceneNode ring_node(const Rings& rings);

/// Rings on which nobody stands.
Rings empty_rings();

}  // namespace spacebetween::render
