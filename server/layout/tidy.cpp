// Lays a whole family out anew.
#include "server/layout/birth_order.hpp"
#include "server/layout/chains.hpp"
#include "server/layout/finish.hpp"
#include "server/layout/picture.hpp"
#include "server/layout/place_x.hpp"
#include "server/layout/search.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

/// Small families can afford many starts; large ones spend their comparisons on few.
Effort effort_for(std::size_t people) {
    Effort effort;
    effort.comparisons = people * (2900 + people);
    effort.starts = std::clamp<std::size_t>(6400 / std::max<std::size_t>(1, people), 2, 64);
    return effort;
}

std::size_t people_in(const Order& order) {
    std::size_t count = 0;
    for (const Node& node : order.nodes)
        count += node.people.size();
    return count;
}

/// Families side by side, in their order.
void stand_side_by_side(
    std::vector<Order>& orders,
    const std::vector<std::optional<int>>& pins,
    std::vector<int>& x
) {
    int next = 0;
    for (Order& order : orders) {
        const Extent extent = place_x(order, pins, x);
        const bool pinned =
            std::any_of(order.nodes.begin(), order.nodes.end(), [&](const Node& node) {
                return std::any_of(node.people.begin(), node.people.end(), [&](At person) {
                    return person < pins.size() && pins[person].has_value();
                });
            });
        const int shift = pinned ? 0 : next - extent.left;
        for (const Node& node : order.nodes) {
            for (const At person : node.people)
                x[person] += shift;
        }
        next = std::max(next, extent.right + shift + component_gap);
    }
}

}  // namespace

Picture tidy(const Relatives& family, const Tidying& how) {
    const Kin kin = kin_of(family);
    const Rows rows = rows_of(kin);
    auto orders = orders_of(kin, rows, chains_of(kin, rows));
    Weights weights;
    if (how.strict_birth_order) weights.exceptions_max = 0;
    for (Order& order : orders)
        search(order, weights, effort_for(people_in(order)));
    std::vector<int> x(kin.people.size(), 0);
    stand_side_by_side(orders, {}, x);
    std::vector<Spot> spots(kin.people.size());
    for (At person = 0; person < spots.size(); ++person) {
        const auto row = static_cast<int>(rows.row_of(person));
        spots[person] = {x[person], row * row_distance_min};
    }
    const Grid grid = grid_of(kin, spots);
    const auto heights = row_heights(kin, grid, spots);
    for (At person = 0; person < spots.size(); ++person) {
        spots[person].y = heights[grid.row[person]];
    }
    return finish(kin, spots);
}

}  // namespace spacebetween::layout
