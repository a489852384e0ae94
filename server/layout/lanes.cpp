// Which lane each horizontal piece of a gap takes, so that few lines cross.
#include "server/layout/nets.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

bool overlap(int low, int high, int other_low, int other_high) {
    return low < other_high + lane_spacing && other_low < high + lane_spacing;
}

/// How many verticals of two nets cross a horizontal when `upper` lies above `lower`.
int crossings_if_above(const Net& upper, const Net& lower) {
    int count = 0;
    for (const NetEnd& end : upper.bottoms)
        count += lower.low < end.x && end.x < lower.high;
    for (const NetEnd& end : lower.tops)
        count += upper.low < end.x && end.x < upper.high;
    return count;
}

/// The bars of one gap, from the top: a bar comes when none is left that should lie above it.
class BarOrder {
public:
    explicit BarOrder(std::vector<Net*> bars) : bars_(std::move(bars)), above_(bars_.size()) {
        burden_.assign(bars_.size(), 0);
        for (At one = 0; one < bars_.size(); ++one) {
            for (At two = one + 1; two < bars_.size(); ++two) {
                if (bars_[two]->low >= bars_[one]->high + lane_spacing) break;
                compare(one, two);
            }
        }
    }

    std::size_t assign() {
        std::vector<char> done(bars_.size(), 0);
        std::vector<At> placed;
        std::size_t lanes = 0;
        while (placed.size() < bars_.size()) {
            At next = none;
            for (At at = 0; at < bars_.size(); ++at) {
                if (done[at] == 0 && (next == none || burden_[at] < burden_[next])) next = at;
            }
            done[next] = 1;
            place(next, placed);
            for (const auto& [below, weight] : above_[next]) {
                burden_[below] -= weight;
                bars_[below]->lane = std::max(bars_[below]->lane, bars_[next]->lane + 1);
            }
            placed.push_back(next);
            lanes = std::max(lanes, bars_[next]->lane + 1);
        }
        return lanes;
    }

private:
    void compare(At one, At two) {
        const int first = crossings_if_above(*bars_[one], *bars_[two]);
        const int second = crossings_if_above(*bars_[two], *bars_[one]);
        if (first == second) return;
        const At upper = first < second ? one : two;
        const At lower = first < second ? two : one;
        const int weight = std::max(first, second) - std::min(first, second);
        above_[upper].push_back({lower, weight});
        burden_[lower] += weight;
    }

    /// Its lane already lies below all that were placed earlier and should lie above.
    void place(At at, const std::vector<At>& placed) {
        Net& bar = *bars_[at];
        std::vector<std::size_t> taken;
        for (const At other : placed) {
            const Net& there = *bars_[other];
            if (overlap(bar.low, bar.high, there.low, there.high)) taken.push_back(there.lane);
        }
        while (std::find(taken.begin(), taken.end(), bar.lane) != taken.end())
            ++bar.lane;
    }

    std::vector<Net*> bars_;
    std::vector<std::vector<std::pair<At, int>>> above_;  ///< whom each should lie above
    std::vector<int> burden_;
};

std::size_t assign_bars(Gap& gap) {
    std::vector<Net*> bars;
    for (Net& net : gap.nets) {
        if (net.low < net.high) bars.push_back(&net);
    }
    std::stable_sort(bars.begin(), bars.end(), [](const Net* left, const Net* right) {
        return left->low < right->low;
    });
    return BarOrder(std::move(bars)).assign();
}

/// The narrowest first, so that what spans others lies outside them.
std::size_t assign_brackets(std::vector<Bracket*> brackets) {
    const auto width = [](const Bracket* one) { return one->feet.back().x - one->feet.front().x; };
    std::stable_sort(brackets.begin(), brackets.end(), [&](const auto* left, const auto* right) {
        return width(left) < width(right);
    });
    std::size_t lanes = 0;
    for (At at = 0; at < brackets.size(); ++at) {
        Bracket& bracket = *brackets[at];
        for (At other = 0; other < at; ++other) {
            const Bracket& there = *brackets[other];
            const int low = there.feet.front().x;
            const int high = there.feet.back().x;
            if (overlap(bracket.feet.front().x, bracket.feet.back().x, low, high)) {
                bracket.lane = std::max(bracket.lane, there.lane + 1);
            }
        }
        lanes = std::max(lanes, bracket.lane + 1);
    }
    return lanes;
}

}  // namespace

void assign_lanes(const Grid& grid, Nets& nets) {
    std::vector<std::vector<Bracket*>> below(grid.people.size()), above(grid.people.size());
    for (Bracket& bracket : nets.brackets) {
        (bracket.above ? above : below)[bracket.row].push_back(&bracket);
    }
    for (std::size_t row = 0; row < grid.people.size(); ++row) {
        nets.gaps[row].arches = assign_brackets(above[row]);
        nets.gaps[row + 1].brackets = assign_brackets(below[row]);
    }
    for (Gap& gap : nets.gaps)
        gap.bars = assign_bars(gap);
}

}  // namespace spacebetween::layout
