// A network map: what is close stands on an inner ring, what is alike stands in one sector.
#include "server/layout/network.hpp"

#include "server/layout/circle.hpp"
#include "server/layout/network_measure.hpp"
#include "server/layout/rings.hpp"

#include <algorithm>
#include <cstdlib>

namespace spacebetween::layout {
namespace {

constexpr int centre_distance = 60;  ///< between two who are in the middle together
constexpr int rounds = 12;
constexpr long comparisons_max = 6'000'000;
constexpr int candidates = 48;  ///< places that are tried along a slice for one more node

bool is_pinned(const NetworkNode& node) { return node.stored && node.stored->pinned; }

class Seating {
public:
    Seating(const NetworkMap& network, bool keep_pins)
        : network_(network),
          keep_pins_(keep_pins),
          rings_(rings_of(network)),
          ties_of_(network.nodes.size()),
          spots_(network.nodes.size()) {
        for (At tie = 0; tie < network.ties.size(); ++tie) {
            const auto& [from, to] = network.ties[tie];
            if (from >= spots_.size() || to >= spots_.size() || from == to) continue;
            ties_of_[from].push_back(tie);
            ties_of_[to].push_back(tie);
        }
    }

    NetworkPicture run() {
        seat_centre();
        for (const Bench& bench : rings_.benches)
            seat(bench);
        for (int round = 0; round < rounds; ++round) {
            bool gained = false;
            for (Bench& bench : rings_.benches)
                gained = improve(bench) || gained;
            if (!gained) break;
        }
        for (const Bench& bench : rings_.benches)
            turn_away(bench);
        return {spots_, rings_.radii, measure(network_, spots_)};
    }

private:
    void seat_centre() {
        const int last = static_cast<int>(rings_.centre.size()) - 1;
        int index = 0;
        for (const At node : rings_.centre)
            put(node, {(2 * index++ - last) * centre_distance / 2, 0});
    }

    void put(At node, Spot spot) {
        const NetworkNode& one = network_.nodes[node];
        spots_[node] = keep_pins_ && is_pinned(one) ? one.stored->spot : spot;
    }

    /// Evenly over the slice, turned by parts of a turn.
    void seat(const Bench& bench, std::int64_t turned = 0) {
        const Sector& slice = rings_.slices[bench.sector];
        const auto count = static_cast<std::int64_t>(bench.nodes.size());
        std::int64_t index = 0;
        for (const At node : bench.nodes) {
            const std::int64_t angle = slice.from + slice.angle * (2 * index++ + 1) / (2 * count);
            put(node, on_circle(rings_.radii[bench.ring], angle + turned));
        }
    }

    /// How many ties cross those of two nodes, and how far those reach.
    struct Price {
        long crossings = 0;
        std::int64_t reach = 0;
        auto operator<=>(const Price&) const = default;
    };

    Price price_of(At one, At two) {
        Price price;
        for (const At node : {one, two}) {
            for (const At tie : ties_of_[node]) {
                const Tie& mine = network_.ties[tie];
                const Spot from = spots_[mine.from], to = spots_[mine.to];
                price.reach += std::abs(from.x - to.x) + std::abs(from.y - to.y);
                for (const Tie& other : network_.ties) {
                    if (ties_cross(mine, other, spots_)) ++price.crossings;
                }
                comparisons_ += static_cast<long>(network_.ties.size());
            }
        }
        return price;
    }

    /// Neighbours on a bench change places while that pays.
    bool improve(Bench& bench) {
        bool gained = false;
        for (At at = 0; at + 1 < bench.nodes.size(); ++at) {
            const At one = bench.nodes[at], two = bench.nodes[at + 1];
            if (ties_of_[one].empty() && ties_of_[two].empty()) continue;
            if (keep_pins_ && (is_pinned(network_.nodes[one]) || is_pinned(network_.nodes[two]))) {
                continue;
            }
            if (comparisons_ > comparisons_max) return false;
            const Price before = price_of(one, two);
            std::swap(spots_[one], spots_[two]);
            if (price_of(one, two) < before) {
                std::swap(bench.nodes[at], bench.nodes[at + 1]);
                gained = true;
            } else {
                std::swap(spots_[one], spots_[two]);
            }
        }
        return gained;
    }

    [[nodiscard]] long overlaps_of(const Bench& bench) const {
        long overlaps = 0;
        for (const At node : bench.nodes) {
            for (At other = 0; other < spots_.size(); ++other) {
                if (other != node && nodes_overlap(network_, spots_, node, other)) ++overlaps;
            }
        }
        return overlaps;
    }

    /// A bench whose labels lie over others turns a little, as far as its slice allows.
    void turn_away(const Bench& bench) {
        long best = overlaps_of(bench);
        if (best == 0) return;
        const auto count = static_cast<std::int64_t>(bench.nodes.size());
        const std::int64_t slack = rings_.slices[bench.sector].angle / (2 * count);
        std::int64_t kept = 0;
        for (const std::int64_t eighth : {1, -1, 2, -2, 4, -4, 6, -6}) {
            const std::int64_t turned = slack * eighth / 8;
            seat(bench, turned);
            const long overlaps = overlaps_of(bench);
            if (overlaps >= best) continue;
            best = overlaps;
            kept = turned;
        }
        seat(bench, kept);
    }

    const NetworkMap& network_;
    bool keep_pins_;
    RingPlan rings_;
    std::vector<std::vector<At>> ties_of_;
    std::vector<Spot> spots_;
    long comparisons_ = 0;
};

/// The square of how near the nearest of those who stand is.
std::int64_t clearance(const std::vector<Spot>& taken, Spot spot) {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const Spot& other : taken) {
        const std::int64_t x = other.x - spot.x, y = other.y - spot.y;
        least = std::min(least, x * x + y * y);
    }
    return least;
}

}  // namespace

NetworkPicture tidy_network(const NetworkMap& network, bool keep_pins) {
    return Seating(network, keep_pins).run();
}

NetworkPicture insert_into_network(const NetworkMap& network) {
    const RingPlan rings = rings_of(network);
    std::vector<Spot> spots(network.nodes.size());
    std::vector<Spot> taken;
    for (At at = 0; at < spots.size(); ++at) {
        if (!network.nodes[at].stored) continue;
        spots[at] = network.nodes[at].stored->spot;
        taken.push_back(spots[at]);
    }
    if (taken.empty()) return tidy_network(network, false);
    const auto stand = [&](At node, Spot spot) {
        spots[node] = spot;
        taken.push_back(spot);
    };
    int shift = 0;
    for (const At node : rings.centre) {
        if (network.nodes[node].stored) continue;
        while (clearance(taken, {shift, 0}) < centre_distance * centre_distance)
            shift = shift > 0 ? -shift : centre_distance - shift;
        stand(node, {shift, 0});
    }
    for (const Bench& bench : rings.benches) {
        const Sector& slice = rings.slices[bench.sector];
        for (const At node : bench.nodes) {
            if (network.nodes[node].stored) continue;
            Spot best;
            std::int64_t most = -1;
            for (int place = 0; place < candidates; ++place) {
                const std::int64_t angle =
                    slice.from + slice.angle * (2 * place + 1) / (2 * candidates);
                const Spot spot = on_circle(rings.radii[bench.ring], angle);
                const std::int64_t clear = clearance(taken, spot);
                if (clear <= most) continue;
                most = clear;
                best = spot;
            }
            stand(node, best);
        }
    }
    return {spots, rings.radii, measure(network, spots)};
}

NetworkPicture network_as_stored(const NetworkMap& network) { return insert_into_network(network); }

}  // namespace spacebetween::layout
