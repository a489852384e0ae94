// Ways through a row for lines that go on to a farther one.
#include "server/layout/corridor.hpp"

#include "server/layout/size.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

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

/// Stops from left to right.
struct Corridors::Ranked {
    std::vector<At> at;
    std::vector<int> x;

    explicit Ranked(const std::vector<Stop>& stops) : at(stops.size()) {
        std::iota(at.begin(), at.end(), At{0});
        std::stable_sort(at.begin(), at.end(), [&](At left, At right) {
            return stops[left].x < stops[right].x;
        });
        for (const At one : at)
            x.push_back(stops[one].x);
    }

    /// How many stops lie left of a place, and how many not right of it.
    [[nodiscard]] std::size_t first(int place) const {
        return static_cast<std::size_t>(std::lower_bound(x.begin(), x.end(), place) - x.begin());
    }
    [[nodiscard]] std::size_t after(int place) const {
        return static_cast<std::size_t>(std::upper_bound(x.begin(), x.end(), place) - x.begin());
    }
};

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

/// Of passing a row at x.
long Corridors::price(std::size_t row, const Room& room, int x) const {
    long sum = room.splits_couple ? cost_of_couple : 0;
    for (const int used : used_[row]) {
        if (std::abs(used - x) < way_spacing) sum += cost_of_crowding;
    }
    return sum;
}

std::vector<Corridors::Stop> Corridors::stops(std::size_t row, int from, int to) const {
    const auto& rooms = rooms_[row];
    const auto at = [&](int x) {
        const auto found = std::partition_point(rooms.begin(), rooms.end(), [&](const Room& room) {
            return room.high < x;
        });
        return static_cast<At>(found - rooms.begin());
    };
    const At first = at(std::min(from, to));
    const At last = std::min(at(std::max(from, to)) + rooms_around, rooms.size() - 1);
    std::vector<Stop> stops;
    for (At index = first - std::min(first, rooms_around); index <= last; ++index) {
        const Room& room = rooms[index];
        const std::size_t before = stops.size();
        for (const int wish : {to, to + way_spacing, to - way_spacing, from}) {
            const int x = std::clamp(wish, room.low, room.high);
            const bool known = std::any_of(
                stops.begin() + static_cast<std::ptrdiff_t>(before),
                stops.end(),
                [x](const Stop& stop) { return stop.x == x; }
            );
            if (!known) stops.push_back({x, price(row, room, x), 0});
        }
    }
    return stops;
}

/// How many lines of a gap each piece from a stop of `before` to one of `stops` crosses, the pieces
/// of one stop of `before` side by side. Every line is counted once, in the corners of the two
/// rectangles of pieces that it crosses; sums over rows and columns make counts of the corners.
std::vector<int> Corridors::crossed(
    std::size_t gap,
    const std::vector<Stop>& before,
    const std::vector<Stop>& stops
) const {
    const Ranked tops(before), bottoms(stops);
    const std::size_t wide = stops.size() + 1;
    std::vector<int> corners((before.size() + 1) * wide, 0);
    for (const Line& line : lines_[gap]) {
        const std::size_t right_of = tops.after(line.top) * wide;
        ++corners[right_of];
        --corners[right_of + bottoms.first(line.bottom)];
        const std::size_t below = bottoms.after(line.bottom);
        ++corners[below];
        --corners[tops.first(line.top) * wide + below];
    }
    for (std::size_t at = wide; at < corners.size(); ++at)
        corners[at] += corners[at - wide];
    std::vector<int> counts(before.size() * stops.size());
    for (At top = 0; top < before.size(); ++top) {
        int sum = 0;
        for (At bottom = 0; bottom < stops.size(); ++bottom) {
            sum += corners[top * wide + bottom];
            counts[tops.at[top] * stops.size() + bottoms.at[bottom]] = sum;
        }
    }
    return counts;
}

void Corridors::arrive(std::size_t gap, const std::vector<Stop>& before, std::vector<Stop>& stops)
    const {
    const std::vector<int> counts = crossed(gap, before, stops);
    for (At to = 0; to < stops.size(); ++to) {
        Stop& stop = stops[to];
        long best = std::numeric_limits<long>::max();
        for (At at = 0; at < before.size(); ++at) {
            const long cost = before[at].cost + std::abs(before[at].x - stop.x) / 8 +
                              long{cost_of_crossing} * counts[at * stops.size() + to];
            if (cost >= best) continue;
            best = cost;
            stop.before = at;
        }
        stop.cost += best;
    }
}

std::vector<int> Corridors::ways(std::size_t first, std::size_t last, int from, int to) {
    std::vector<std::vector<Stop>> layers{{{from, 0, 0}}};
    for (std::size_t row = first; row <= last; ++row) {
        auto next = stops(row, from, to);
        arrive(row, layers.back(), next);
        layers.push_back(std::move(next));
    }
    std::vector<Stop> end{{to, 0, 0}};
    arrive(last + 1, layers.back(), end);
    std::vector<int> ways(layers.size() - 1);
    std::size_t at = end.front().before;
    for (std::size_t step = ways.size(); step > 0; --step) {
        ways[step - 1] = layers[step][at].x;
        at = layers[step][at].before;
        used_[first + step - 1].push_back(ways[step - 1]);
    }
    return ways;
}

}  // namespace spacebetween::layout
