// How good a network map is, in numbers.
#include "server/layout/network_measure.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace spacebetween::layout {
namespace {

/// On which side of the line from `from` to `to` a spot lies: its sign.
int side(Spot from, Spot to, Spot spot) {
    const std::int64_t cross = static_cast<std::int64_t>(to.x - from.x) * (spot.y - from.y) -
                               static_cast<std::int64_t>(to.y - from.y) * (spot.x - from.x);
    return cross < 0 ? -1 : cross > 0 ? 1 : 0;
}

int half_of(const NetworkNode& node) {
    return (std::max(2 * symbol_half + 10, node.label_width) + 1) / 2;
}

}  // namespace

bool ties_cross(const Tie& one, const Tie& two, const std::vector<Spot>& spots) {
    const At count = spots.size();
    if (one.from >= count || one.to >= count || two.from >= count || two.to >= count) return false;
    if (one.from == two.from || one.from == two.to || one.to == two.from || one.to == two.to) {
        return false;
    }
    const Spot a = spots[one.from], b = spots[one.to], c = spots[two.from], d = spots[two.to];
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

bool nodes_overlap(const NetworkMap& network, const std::vector<Spot>& spots, At one, At two) {
    const Spot a = spots[one], b = spots[two];
    if (std::abs(a.x - b.x) >= half_of(network.nodes[one]) + half_of(network.nodes[two])) {
        return false;
    }
    const At upper = a.y <= b.y ? one : two;
    const int tall = 2 * symbol_half + dates_height + network.nodes[upper].label_below;
    return std::abs(a.y - b.y) < tall;
}

Metrics measure(const NetworkMap& network, const std::vector<Spot>& spots) {
    Metrics metrics;
    metrics.people = spots.size();
    for (At one = 0; one < network.ties.size(); ++one) {
        for (At two = one + 1; two < network.ties.size(); ++two) {
            if (ties_cross(network.ties[one], network.ties[two], spots)) ++metrics.crossings;
        }
    }
    for (At one = 0; one < spots.size(); ++one) {
        for (At two = one + 1; two < spots.size(); ++two) {
            if (nodes_overlap(network, spots, one, two)) ++metrics.overlaps;
        }
    }
    if (spots.empty()) return metrics;
    const auto by_x = [](Spot one, Spot two) { return one.x < two.x; };
    const auto by_y = [](Spot one, Spot two) { return one.y < two.y; };
    const auto [left, right] = std::minmax_element(spots.begin(), spots.end(), by_x);
    const auto [top, bottom] = std::minmax_element(spots.begin(), spots.end(), by_y);
    metrics.width = right->x - left->x;
    metrics.height = bottom->y - top->y;
    return metrics;
}

}  // namespace spacebetween::layout
