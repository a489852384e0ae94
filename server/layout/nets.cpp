// Which horizontal and vertical lines each gap between two rows has to hold.
#include "server/layout/nets.hpp"

#include "server/layout/corridor.hpp"
#include "server/layout/couples.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

constexpr int secondary_offset = 8;  // beside the line of the child's home
constexpr int from_below_offset = 16;

class NetBuilder {
public:
    NetBuilder(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots)
        : kin_(kin),
          grid_(grid),
          spots_(spots),
          corridors_(kin, grid, spots) {
        nets_.gaps.resize(grid.people.size() + 1);
        nets_.drop.assign(kin.partners.size(), 0);
        nets_.bracket_of.assign(kin.partners.size(), none);
        nets_.host.assign(kin.partners.size(), none);
        nets_.through_row.assign(kin.partners.size(), 0);
        add_brackets(kin, grid, spots, nets_);
    }

    Nets build() {
        for (const bool far : {false, true}) {
            for (At joined = 0; joined < kin_.partners.size(); ++joined) {
                if (nets_.host[joined] != none) add_union(joined, far);
            }
        }
        for (const At link : kin_.secondary)
            add_secondary(link);
        for (Gap& gap : nets_.gaps) {
            for (Net& net : gap.nets)
                measure(net);
        }
        return std::move(nets_);
    }

private:
    [[nodiscard]] std::size_t first_gap(At joined) const {
        return nets_.host[joined] + (kin_.partners[joined].empty() ? 0 : 1);
    }

    /// A union whose lines pass through a row is `far`; the others come first, so that the far ones
    /// know what there is to cross.
    void add_union(At joined, bool far) {
        const std::size_t first = first_gap(joined);
        std::size_t last = first;
        bool upper = false;
        for (const At child : kin_.children[joined])
            last = std::max(last, grid_.row[child]);
        for (const At partner : kin_.partners[joined]) {
            upper = upper || grid_.row[partner] < nets_.host[joined];
        }
        if (far != (upper || last > first)) return;
        Net net;
        net.joined = joined;
        net.from_union = true;
        if (!kin_.partners[joined].empty()) net.tops.push_back({nets_.drop[joined], none, none});
        for (const At partner : kin_.partners[joined]) {
            if (grid_.row[partner] < nets_.host[joined])
                net.tops.push_back(across(joined, partner));
        }
        if (net.tops.size() > 1) net.kind = LineKind::across;
        const std::vector<int> ways = ways_down(net, first, last);
        for (std::size_t gap = first; gap <= last; ++gap) {
            add_children(net, gap);
            if (gap < last) net.bottoms.push_back({ways[gap - first], none, none});
            const int top = net.tops.empty() ? 0 : net.tops.front().x;
            const NetEnd next = net.bottoms.empty() ? NetEnd{} : net.bottoms.back();
            for (const NetEnd& end : net.bottoms)
                corridors_.add_line(gap, top, end.x);
            if (!net.bottoms.empty() || net.tops.size() > 1) nets_.gaps[gap].nets.push_back(net);
            net = Net{};
            net.joined = joined;
            net.tops.push_back({next.x, none, none});
        }
        for (const At child : kin_.children[joined]) {
            if (grid_.row[child] < first) add_upwards(joined, kin_.home_link[child]);
        }
    }

    /// Through the rows between a union's bar and the last of its children.
    std::vector<int> ways_down(const Net& net, std::size_t first, std::size_t last) {
        if (first >= last) return {};
        const int target = middle_below(net.joined, last - 1);
        const int from = net.tops.empty() ? target : net.tops.front().x;
        return corridors_.ways(first, last - 1, from, target);
    }

    int middle_below(At joined, std::size_t row) const {
        std::int64_t sum = 0;
        std::int64_t count = 0;
        for (const At child : kin_.children[joined]) {
            if (grid_.row[child] <= row) continue;
            sum += spots_[child].x;
            ++count;
        }
        return count == 0 ? nets_.drop[joined] : static_cast<int>(sum / count);
    }

    /// The children who stand in the row below a gap; twins hang from one common point.
    void add_children(Net& net, std::size_t row) const {
        for (const At child : kin_.children[net.joined]) {
            if (grid_.row[child] != row) continue;
            const NetEnd end{spots_[child].x, child, kin_.home_link[child]};
            const int twins = kin_.links[end.link].twins;
            auto group = net.twins.end();
            if (twins != 0) {
                group = std::find_if(net.twins.begin(), net.twins.end(), [&](const auto& legs) {
                    return !legs.empty() && kin_.links[legs.front().link].twins == twins;
                });
            }
            if (group != net.twins.end()) {
                group->push_back(end);
            } else {
                net.twins.push_back({end});
            }
        }
        for (const auto& legs : net.twins) {
            std::int64_t sum = 0;
            for (const NetEnd& leg : legs)
                sum += leg.x;
            const int x = static_cast<int>(sum / static_cast<std::int64_t>(legs.size()));
            net.bottoms.push_back({x, legs.front().person, legs.front().link});
        }
    }

    /// The way from an upper partner down to beside the lower one.
    NetEnd across(At joined, At partner) {
        NetEnd top{spots_[partner].x + secondary_offset, partner, none};
        const std::size_t host = nets_.host[joined];
        const std::size_t first = grid_.row[partner] + 1;
        const auto ways = corridors_.ways(first, host, top.x, nets_.drop[joined]);
        for (std::size_t gap = first; gap <= host; ++gap) {
            Net net;
            net.joined = joined;
            net.kind = LineKind::across;
            net.tops.push_back(top);
            const int x = ways[gap - first];
            net.bottoms.push_back({x, none, none});
            corridors_.add_line(gap, top.x, x);
            nets_.gaps[gap].nets.push_back(net);
            top = {x, none, none};
        }
        return top;
    }

    void add_secondary(At link_at) {
        const Link& link = kin_.links[link_at];
        if (nets_.host[link.parents] == none) return;
        const std::size_t row = grid_.row[link.child];
        const std::size_t first = first_gap(link.parents);
        if (row < first) return add_upwards(link.parents, link_at);
        NetEnd top{nets_.drop[link.parents], none, link_at};
        const int target = spots_[link.child].x + secondary_offset;
        std::vector<int> ways;
        if (first < row) ways = corridors_.ways(first, row - 1, top.x, target);
        for (std::size_t gap = first; gap <= row; ++gap) {
            Net net = secondary(link.parents, gap == first);
            net.tops.push_back(top);
            NetEnd end{target, link.child, link_at};
            if (gap < row) end = {ways[gap - first], none, link_at};
            net.bottoms.push_back(end);
            corridors_.add_line(gap, top.x, end.x);
            nets_.gaps[gap].nets.push_back(net);
            top = {end.x, none, link_at};
        }
    }

    /// To a child who stands beside or above the parents: below their row and up again.
    void add_upwards(At joined, At link_at) {
        const Link& link = kin_.links[link_at];
        const std::size_t row = grid_.row[link.child];
        const int target = spots_[link.child].x + from_below_offset;
        NetEnd from{nets_.drop[joined], none, link_at};
        for (std::size_t gap = first_gap(joined); gap > row; --gap) {
            const bool lowest = gap == first_gap(joined);
            Net net = secondary(joined, lowest);
            (lowest ? net.tops : net.bottoms).push_back(from);
            NetEnd end{target, link.child, link_at};
            if (gap > row + 1) {
                end = {corridors_.ways(gap - 1, gap - 1, from.x, target).front(), none, link_at};
            }
            net.tops.push_back(end);
            nets_.gaps[gap].nets.push_back(net);
            from = {end.x, none, link_at};
        }
    }

    static Net secondary(At joined, bool from_union) {
        Net net;
        net.joined = joined;
        net.kind = LineKind::secondary;
        net.from_union = from_union;
        return net;
    }

    static void measure(Net& net) {
        net.low = std::numeric_limits<int>::max();
        net.high = std::numeric_limits<int>::min();
        for (const auto* ends : {&net.tops, &net.bottoms}) {
            for (const NetEnd& end : *ends) {
                net.low = std::min(net.low, end.x);
                net.high = std::max(net.high, end.x);
            }
        }
    }

    const Kin& kin_;
    const Grid& grid_;
    const std::vector<Spot>& spots_;
    Corridors corridors_;
    Nets nets_;
};

}  // namespace

Nets nets_of(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots) {
    return NetBuilder(kin, grid, spots).build();
}

}  // namespace spacebetween::layout
