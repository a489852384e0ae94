// Which chains a walk over a family may start from.
#include "server/layout/kin_walk.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

/// The node that a person's home union hangs from, through trunks; none without home.
At parents_node(const Order& order, At node, At person) {
    for (const At at : order.nodes[node].up) {
        const Edge& edge = order.edges[at];
        if (edge.child != person || edge.weight < 2) continue;
        At upper = edge.upper;
        while (order.nodes[upper].people.empty() && !order.nodes[upper].up.empty()) {
            upper = order.edges[order.nodes[upper].up.front()].upper;
        }
        return upper;
    }
    return none;
}

At climb(const Order& order, At node) {
    for (std::size_t steps = 0; steps < order.rows.size(); ++steps) {
        At only = none;
        std::size_t homes = 0;
        for (const At person : order.nodes[node].people) {
            const At parents = parents_node(order, node, person);
            if (parents == none) continue;
            ++homes;
            only = parents;
        }
        if (homes != 1) return node;
        node = only;
    }
    return node;
}

}  // namespace

std::vector<At> roots_of(const Order& order) {
    std::vector<At> roots;
    const auto& people = order.kin->people;
    At first = none;
    for (At person = 0; person < order.chain_of.size(); ++person) {
        const At node = order.chain_of[person];
        if (node == none) continue;
        if (people[person]->index) {
            const At parents = parents_node(order, node, person);
            first = climb(order, parents == none ? node : parents);
            break;
        }
    }
    std::vector<At> founders, junctions;
    for (At node = 0; node < order.nodes.size(); ++node) {
        const Node& chain = order.nodes[node];
        if (chain.people.empty()) continue;
        if (chain.up.empty()) founders.push_back(node);
        if (chain.up.size() > 1) junctions.push_back(node);
    }
    std::stable_sort(founders.begin(), founders.end(), [&](At left, At right) {
        return order.nodes[left].down.size() > order.nodes[right].down.size();
    });
    std::stable_sort(junctions.begin(), junctions.end(), [&](At left, At right) {
        return order.nodes[left].row > order.nodes[right].row;
    });
    if (first != none) roots.push_back(first);
    for (At at = 0; at < std::max(founders.size(), junctions.size()); ++at) {
        if (at < junctions.size() && junctions[at] != first) roots.push_back(junctions[at]);
        if (at < founders.size() && founders[at] != first) roots.push_back(founders[at]);
    }
    if (roots.empty() && !order.nodes.empty()) roots.push_back(0);
    return roots;
}

}  // namespace spacebetween::layout
