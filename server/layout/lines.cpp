// The lines of a genogram's structure, from where its people stand.
#include "server/layout/lines.hpp"

#include "server/layout/nets.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

constexpr int under_symbol = 70;  // from a row to the first lane below it
constexpr int over_symbol = 60;   // from the last lane above a row to it
constexpr int over_arch = 50;
constexpr int label_clearance = 14;

int room_below(const Kin& kin, const Grid& grid, std::size_t row) {
    int room = under_symbol;
    for (const At person : grid.people[row]) {
        room = std::max(room, symbol_half + kin.people[person]->label_below + label_clearance);
    }
    return room;
}

int lanes_of(const Gap& gap) { return static_cast<int>(gap.brackets + gap.bars + gap.arches); }

class Drawing {
public:
    Drawing(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots, const Nets& nets)
        : kin_(kin),
          grid_(grid),
          spots_(spots),
          nets_(nets) {
        for (std::size_t gap = 0; gap < nets.gaps.size(); ++gap)
            find_heights(gap);
    }

    KinLines draw() {
        drop_y_.assign(kin_.partners.size(), 0);
        lines_.couples.resize(kin_.partners.size());
        for (At joined = 0; joined < kin_.partners.size(); ++joined) {
            lines_.couples[joined].joined = kin_.union_input[joined];
            lone(joined);
        }
        for (const Bracket& bracket : nets_.brackets)
            draw_bracket(bracket);
        for (std::size_t gap = 0; gap < nets_.gaps.size(); ++gap) {
            for (const Net& net : nets_.gaps[gap].nets)
                draw_net(gap, net);
        }
        std::stable_sort(
            lines_.segments.begin(),
            lines_.segments.end(),
            [](const Segment& left, const Segment& right) { return left.joined < right.joined; }
        );
        for (Segment& segment : lines_.segments) {
            segment.joined = kin_.union_input[segment.joined];
            if (segment.link != none) segment.link = kin_.links[segment.link].input;
        }
        return std::move(lines_);
    }

private:
    /// Where the first lane of a gap lies, and how far apart its lanes are.
    struct Heights {
        int first = 0;
        int pitch = lane_pitch;
    };

    void find_heights(std::size_t gap) {
        const int lanes = lanes_of(nets_.gaps[gap]);
        Heights heights;
        const bool has_above = gap > 0;
        const bool has_below = gap < grid_.people.size();
        if (has_above) heights.first = grid_.bottom[gap - 1] + room_below(kin_, grid_, gap - 1);
        if (has_above && has_below && lanes > 1) {
            const int room = grid_.top[gap] - over_symbol - heights.first;
            heights.pitch = std::clamp(room / lanes, 2, lane_pitch);
        }
        if (!has_above && has_below) {
            heights.first = grid_.top[gap] - over_symbol - lane_pitch * std::max(0, lanes - 1);
        }
        heights_.push_back(heights);
    }

    [[nodiscard]] int lane_y(std::size_t gap, std::size_t lane) const {
        return heights_[gap].first + heights_[gap].pitch * static_cast<int>(lane);
    }

    void add(Spot from, Spot to, LineKind kind, At joined, At link) {
        if (from != to) lines_.segments.push_back({from, to, kind, joined, link});
    }

    [[nodiscard]] int bottom_of(At person) const { return spots_[person].y + symbol_half; }
    [[nodiscard]] int top_of(At person) const { return spots_[person].y - symbol_half; }

    void lone(At joined) {
        CoupleLine& couple = lines_.couples[joined];
        const int x = nets_.drop[joined];
        int y = 0;
        for (const At partner : kin_.partners[joined]) {
            if (grid_.row[partner] == nets_.host[joined]) y = bottom_of(partner);
        }
        couple.left = couple.right = couple.drop = {x, y};
        drop_y_[joined] = y;
    }

    void draw_bracket(const Bracket& bracket) {
        const std::size_t row = bracket.row;
        const int y = bracket.above ? grid_.top[row] - over_arch -
                                          heights_[row].pitch * static_cast<int>(bracket.lane)
                                    : lane_y(row + 1, bracket.lane);
        for (const NetEnd& foot : bracket.feet) {
            const int from = bracket.above ? top_of(foot.person) : bottom_of(foot.person);
            add({foot.x, from}, {foot.x, y}, LineKind::couple, bracket.joined, none);
        }
        const Spot left{bracket.feet.front().x, y};
        const Spot right{bracket.feet.back().x, y};
        add(left, right, LineKind::couple, bracket.joined, none);
        lines_.couples[bracket.joined] =
            {kin_.union_input[bracket.joined], left, right, {bracket.drop, y}};
        drop_y_[bracket.joined] = y;
    }

    /// Where a line that enters a gap from above, or leaves it upwards, comes from.
    [[nodiscard]] int from_above(std::size_t gap, const Net& net, const NetEnd& end) const {
        if (end.person != none) return bottom_of(end.person);
        if (net.from_union && end.x == nets_.drop[net.joined]) return drop_y_[net.joined];
        return gap == 0 ? lane_y(0, 0) : passing_y(gap - 1);
    }

    /// The height at which the pieces of a line that passes a row meet.
    [[nodiscard]] int passing_y(std::size_t row) const { return grid_.top[row]; }

    void draw_net(std::size_t gap, const Net& net) {
        const Gap& here = nets_.gaps[gap];
        const int y = lane_y(gap, here.brackets + net.lane);
        for (At at = 0; at < net.tops.size(); ++at) {
            const NetEnd& end = net.tops[at];
            const bool child = end.person != none && end.link != none;
            LineKind kind = net.kind == LineKind::bar ? LineKind::stem : net.kind;
            if (child) kind = LineKind::secondary;
            add({end.x, from_above(gap, net, end)}, {end.x, y}, kind, net.joined, end.link);
        }
        if (net.low < net.high) {
            At link = none;
            if (net.kind == LineKind::secondary) link = net.tops.front().link;
            add({net.low, y}, {net.high, y}, net.kind, net.joined, link);
        }
        if (net.kind == LineKind::across && net.tops.size() > 1) name_across(net, y);
        for (At at = 0; at < net.bottoms.size(); ++at)
            draw_bottom(gap, net, at, y);
    }

    /// The couple's line of partners in two rows is the piece where their ways meet.
    void name_across(const Net& net, int y) {
        CoupleLine& couple = lines_.couples[net.joined];
        const int one = net.tops[0].x;
        const int two = net.tops[1].x;
        couple.left = {std::min(one, two), y};
        couple.right = {std::max(one, two), y};
        couple.drop = {one, y};
    }

    void draw_bottom(std::size_t gap, const Net& net, At at, int y) {
        const NetEnd& end = net.bottoms[at];
        const bool secondary = net.kind == LineKind::secondary;
        if (end.person == none) {
            const LineKind kind = net.kind == LineKind::bar ? LineKind::stem : net.kind;
            return add({end.x, y}, {end.x, passing_y(gap)}, kind, net.joined, end.link);
        }
        const LineKind kind = secondary ? LineKind::secondary : LineKind::drop;
        if (at >= net.twins.size()) {
            return add({end.x, y}, {end.x, top_of(end.person)}, kind, net.joined, end.link);
        }
        const auto& legs = net.twins[at];
        for (const NetEnd& leg : legs) {
            add({end.x, y}, {leg.x, top_of(leg.person)}, kind, net.joined, leg.link);
        }
        if (legs.size() > 1) draw_twin_bars(net, end, legs, y);
    }

    /// Half way down the legs, between neighbours who are identical.
    void draw_twin_bars(const Net& net, const NetEnd& end, const std::vector<NetEnd>& legs, int y) {
        std::vector<NetEnd> identical;
        for (const NetEnd& leg : legs) {
            if (kin_.links[leg.link].zygosity == Zygosity::identical) identical.push_back(leg);
        }
        std::sort(identical.begin(), identical.end(), [](const auto& left, const auto& right) {
            return left.x < right.x;
        });
        for (At at = 1; at < identical.size(); ++at) {
            const NetEnd& left = identical[at - 1];
            const NetEnd& right = identical[at];
            const int middle = (y + std::min(top_of(left.person), top_of(right.person))) / 2;
            const auto on = [&](const NetEnd& leg) {
                const int drop = top_of(leg.person) - y;
                const int along = drop == 0 ? 0 : (leg.x - end.x) * (middle - y) / drop;
                return Spot{end.x + along, middle};
            };
            add(on(left), on(right), LineKind::twin_bar, net.joined, left.link);
        }
    }

    const Kin& kin_;
    const Grid& grid_;
    const std::vector<Spot>& spots_;
    const Nets& nets_;
    std::vector<Heights> heights_;
    std::vector<int> drop_y_;
    KinLines lines_;
};

}  // namespace

KinLines lines_over(const Kin& kin, const std::vector<Spot>& spots) {
    const Grid grid = grid_of(kin, spots);
    Nets nets = nets_of(kin, grid, spots);
    assign_lanes(grid, nets);
    return Drawing(kin, grid, spots, nets).draw();
}

std::vector<int> row_heights(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots) {
    Nets nets = nets_of(kin, grid, spots);
    assign_lanes(grid, nets);
    std::vector<int> heights(grid.people.size(), 0);
    for (std::size_t row = 1; row < heights.size(); ++row) {
        const int lanes = lanes_of(nets.gaps[row]);
        const int need = room_below(kin, grid, row - 1) + lane_pitch * lanes + over_symbol;
        heights[row] = heights[row - 1] + std::max(row_distance_min, need);
    }
    return heights;
}

}  // namespace spacebetween::layout
