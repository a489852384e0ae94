// How the people of a picture stand in rows.
#include "server/layout/lines.hpp"

#include <algorithm>
#include <numeric>

namespace spacebetween::layout {

Grid grid_of(const Kin& kin, const std::vector<Spot>& spots) {
    Grid grid;
    std::vector<At> order(kin.people.size());
    std::iota(order.begin(), order.end(), At{0});
    std::sort(order.begin(), order.end(), [&](At left, At right) {
        return std::make_pair(spots[left].y, left) < std::make_pair(spots[right].y, right);
    });
    grid.row.resize(order.size());
    for (const At person : order) {
        const int y = spots[person].y;
        if (grid.people.empty() || y - grid.top.back() >= row_distance_min / 2) {
            grid.people.emplace_back();
            grid.top.push_back(y);
            grid.bottom.push_back(y);
        }
        grid.bottom.back() = y;
        grid.row[person] = grid.people.size() - 1;
        grid.people.back().push_back(person);
    }
    for (auto& people : grid.people) {
        std::sort(people.begin(), people.end(), [&](At left, At right) {
            return std::make_pair(spots[left].x, left) < std::make_pair(spots[right].x, right);
        });
    }
    return grid;
}

}  // namespace spacebetween::layout
