// Lays a whole family out anew.
#include "server/layout/birth_order.hpp"
#include "server/layout/chains.hpp"
#include "server/layout/finish.hpp"
#include "server/layout/picture.hpp"
#include "server/layout/pins.hpp"
#include "server/layout/place_x.hpp"
#include "server/layout/search.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

/// Small families can afford many starts, large ones a single long run. Where annealing does most
/// of the work, shaking and sweeping once more gains nothing.
Effort effort_for(std::size_t people) {
    constexpr std::size_t middling = 300;
    constexpr std::size_t large = 800;
    Effort effort;
    effort.comparisons = people * (2900 + people);
    effort.starts = std::clamp<std::size_t>(600 / std::max<std::size_t>(1, people), 1, 64);
    if (people >= middling && people < large) effort.rounds = 1;
    effort.tries = people * (people < large ? 200 : 1000);
    effort.heats = people < large ? 20 : 0;
    return effort;
}

std::size_t people_in(const Order& order) {
    std::size_t count = 0;
    for (const Node& node : order.nodes)
        count += node.people.size();
    return count;
}

/// Families side by side, in their order.
void stand_side_by_side(std::vector<Order>& orders, std::vector<int>& x) {
    int next = 0;
    for (Order& order : orders) {
        const Extent extent = place_x(order, x);
        const int shift = next - extent.left;
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
    stand_side_by_side(orders, x);
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
    stay_together(kin, spots, how.keep_pins);
    if (how.keep_pins) hold_pins(kin, rows, spots);
    return finish(kin, spots);
}

}  // namespace spacebetween::layout
