// A network map: what is close stands on an inner ring, what is alike stands in one sector.
#pragma once

#include "server/layout/family.hpp"
#include "server/layout/metrics.hpp"

namespace spacebetween::layout {

/// Somebody or something on the map. `ring` and `sector` are given: a layout never contradicts
/// them.
struct NetworkNode {
    std::string id;
    int order = 0;  ///< as entered; decides where nothing else does
    std::size_t ring = 0;
    std::size_t sector = 0;
    bool centre = false;  ///< the map is about this one: stands in the middle, on no ring
    int label_width = 88;
    int label_below = 34;
    std::optional<Stored> stored;
    friend bool operator==(const NetworkNode&, const NetworkNode&) = default;
};

/// A line between two nodes.
struct Tie {
    At from = none;
    At to = none;
    friend bool operator==(const Tie&, const Tie&) = default;
};

struct NetworkMap {
    std::vector<NetworkNode> nodes;
    std::vector<Tie> ties;
    std::vector<int> ring_least;  ///< the radius of each ring while it has room
    std::size_t sectors = 1;
    friend bool operator==(const NetworkMap&, const NetworkMap&) = default;
};

struct NetworkPicture {
    std::vector<Spot> nodes;
    std::vector<int> radii;  ///< of the rings, about 0, 0
    Metrics metrics;         ///< people, crossings, overlaps, width and height
};

/// Stands everything anew on its ring and in its sector, in the order in which the fewest ties
/// cross. The same network has the same answer on every machine. With `keep_pins` what is pinned
/// stays. Cost: about nodes * ties, bounded.
NetworkPicture tidy_network(const NetworkMap& network, bool keep_pins);

/// Finds places for what has none, on its ring and in its sector, in the widest free stretch there.
/// Nothing else moves.
NetworkPicture insert_into_network(const NetworkMap& network);

/// The network as it stands; what has no place stands where it would be inserted.
NetworkPicture network_as_stored(const NetworkMap& network);

}  // namespace spacebetween::layout
