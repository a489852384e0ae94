// Ways through a row for lines that go on to a farther one.
#include "server/layout/corridor.hpp"

#include "server/layout/size.hpp"

#include <algorithm>
#include <cstdlib>

namespace spacebetween::layout {
namespace {

constexpr int clearance = 5;     // from a label
constexpr int way_spacing = 10;  // between two ways
constexpr int far_away = 10'000'000;
constexpr std::size_t rooms_around = 16;  // tried on each side of the straight way
constexpr int cost_of_crossing = 1000, cost_of_couple = 700, cost_of_crowding = 400;

bool are_couple(const Kin& kin, At left, At right) {
    return std::any_of(kin.unions_of[left].begin(), kin.unions_of[left].end(), [&](At joined) {
        const auto& partners = kin.partners[joined];
        return std::find(partners.begin(), partners.end(), right) != partners.end();
    });
}

}  // namespace

Corridors::Corridors(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots)
    : rooms_(grid.people.size()),
      lines_(grid.people.size() + 1),
      used_(grid.people.size()) {
    for (std::size_t row = 0; row < rooms_.size(); ++row) {
        const auto& people = grid.people[row];
        int low = -far_away;
        for (At at = 0; at < people.size(); ++at) {
            const int half = half_width(*kin.people[people[at]]) + clearance;
            const int high = spots[people[at]].x - half;
            const bool couple = at > 0 && are_couple(kin, people[at - 1], people[at]);
            if (low <= high) rooms_[row].push_back({low, high, couple});
            low = std::max(low, spots[people[at]].x + half);
        }
        rooms_[row].push_back({low, far_away, false});
    }
}

/// Of the two pieces that a passing at x makes, above and below the row.
int Corridors::crossings(std::size_t row, int x, int from, int to) const {
    int count = 0;
    for (const Line& line : lines_[row]) {
        count += (line.top < from && line.bottom > x) || (line.top > from && line.bottom < x);
    }
    for (const Line& line : lines_[row + 1]) {
        count += (line.top < x && line.bottom > to) || (line.top > x && line.bottom < to);
    }
    return count;
}

int Corridors::cost(std::size_t row, const Room& room, int x, int from, int to) const {
    int sum = cost_of_crossing * crossings(row, x, from, to);
    if (room.splits_couple) sum += cost_of_couple;
    for (const int used : used_[row]) {
        if (std::abs(used - x) < way_spacing) sum += cost_of_crowding;
    }
    return sum + (std::abs(x - from) + std::abs(x - to)) / 8;
}

int Corridors::through(std::size_t row, int from, int to) {
    const auto& rooms = rooms_[row];
    const auto at = [&](int x) {
        const auto found = std::partition_point(rooms.begin(), rooms.end(), [&](const Room& room) {
            return room.high < x;
        });
        return static_cast<At>(found - rooms.begin());
    };
    const At first = at(std::min(from, to));
    const At last = std::min(at(std::max(from, to)) + rooms_around, rooms.size() - 1);
    int best = to;
    int best_cost = std::numeric_limits<int>::max();
    for (At index = first - std::min(first, rooms_around); index <= last; ++index) {
        const Room& room = rooms[index];
        for (const int wish : {to, to + way_spacing, to - way_spacing, from}) {
            const int x = std::clamp(wish, room.low, room.high);
            const int price = cost(row, room, x, from, to);
            if (price < best_cost) {
                best_cost = price;
                best = x;
            }
        }
    }
    used_[row].push_back(best);
    return best;
}

}  // namespace spacebetween::layout
