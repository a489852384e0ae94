// How good a picture is, in numbers.
#include "server/layout/metrics.hpp"

#include "server/layout/birth_order.hpp"
#include "server/layout/count.hpp"
#include "server/layout/nets.hpp"
#include "server/layout/size.hpp"

#include <algorithm>
#include <cstdlib>

namespace spacebetween::layout {
namespace {

/// Crossings between two rows as lines run, whatever lanes make of them.
void count_crossings(const Nets& nets, Metrics& metrics) {
    for (const Gap& gap : nets.gaps) {
        std::vector<Stroke> home, all;
        for (const Net& net : gap.nets) {
            for (const NetEnd& top : net.tops) {
                for (const NetEnd& bottom : net.bottoms) {
                    const Stroke stroke{top.x, bottom.x, 1};
                    all.push_back(stroke);
                    if (net.kind != LineKind::secondary) home.push_back(stroke);
                    if (net.kind == LineKind::across) break;
                }
                if (net.kind != LineKind::across) break;
            }
        }
        const long crossings = count_stroke_crossings(home);
        metrics.crossings += crossings;
        metrics.secondary_crossings += count_stroke_crossings(all) - crossings;
    }
}

void count_overlaps(const Kin& kin, const std::vector<Spot>& spots, Metrics& metrics) {
    struct Box {
        int left, right, top, bottom;
    };
    std::vector<Box> boxes;
    for (At at = 0; at < spots.size(); ++at) {
        const int half = half_width(*kin.people[at]) + 4;
        const int below = symbol_half + kin.people[at]->label_below + 4;
        const Spot& spot = spots[at];
        boxes.push_back(
            {spot.x - half, spot.x + half, spot.y - symbol_half - dates_height - 4, spot.y + below}
        );
    }
    std::sort(boxes.begin(), boxes.end(), [](const Box& one, const Box& two) {
        return one.left < two.left;
    });
    for (At one = 0; one < boxes.size(); ++one) {
        for (At two = one + 1; two < boxes.size() && boxes[two].left < boxes[one].right; ++two) {
            if (boxes[one].top < boxes[two].bottom && boxes[two].top < boxes[one].bottom) {
                ++metrics.overlaps;
            }
        }
    }
}

void count_unions(
    const Kin& kin,
    const Grid& grid,
    const std::vector<Spot>& spots,
    const Nets& nets,
    Metrics& sum
) {
    std::vector<At> place(kin.people.size());
    for (const auto& people : grid.people) {
        for (At at = 0; at < people.size(); ++at)
            place[people[at]] = at;
    }
    for (At joined = 0; joined < kin.partners.size(); ++joined) {
        const auto& partners = kin.partners[joined];
        if (partners.size() == 2 && grid.row[partners[0]] == grid.row[partners[1]]) {
            const At one = place[partners[0]];
            const At two = place[partners[1]];
            sum.not_adjacent += std::max(one, two) - std::min(one, two) > 1 ? 1 : 0;
        }
        if (kin.children[joined].empty() || nets.host[joined] == none) continue;
        int left = std::numeric_limits<int>::max();
        int right = std::numeric_limits<int>::min();
        for (const At child : kin.children[joined]) {
            left = std::min(left, spots[child].x);
            right = std::max(right, spots[child].x);
        }
        const int drop = nets.drop[joined];
        const int slack = separation_min / 2;
        sum.outside += drop < left - slack || drop > right + slack ? 1 : 0;
        sum.bends += std::abs(2 * drop - left - right) > 2 ? 1 : 0;
    }
}

}  // namespace

Metrics measure(const Kin& kin, const std::vector<Spot>& spots, const KinLines& lines) {
    Metrics metrics;
    const Grid grid = grid_of(kin, spots);
    const Nets nets = nets_of(kin, grid, spots);
    metrics.people = kin.people.size();
    metrics.unions = kin.partners.size();
    metrics.rows = grid.people.size();
    metrics.exceptions = static_cast<long>(order_exceptions(kin, grid, spots).size());
    metrics.line_crossings = count_line_crossings(lines);
    count_crossings(nets, metrics);
    count_overlaps(kin, spots, metrics);
    count_unions(kin, grid, spots, nets, metrics);
    if (spots.empty()) return metrics;
    int left = std::numeric_limits<int>::max();
    int right = std::numeric_limits<int>::min();
    for (At at = 0; at < spots.size(); ++at) {
        left = std::min(left, spots[at].x - half_width(*kin.people[at]));
        right = std::max(right, spots[at].x + half_width(*kin.people[at]));
    }
    metrics.width = right - left;
    metrics.height = grid.bottom.back() - grid.top.front() + 2 * symbol_half;
    return metrics;
}

}  // namespace spacebetween::layout
