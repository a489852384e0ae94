// The rings and sectors of a network map, and whose seat is on which.
#include "server/layout/rings.hpp"

#include "server/layout/circle.hpp"

#include <algorithm>
#include <map>

namespace spacebetween::layout {
namespace {

using Counts = std::vector<std::vector<std::int64_t>>;  // by ring and sector

void find_slices(const Counts& counts, std::size_t sectors, RingPlan& rings) {
    std::vector<std::int64_t> weights(sectors, 0);
    std::int64_t whole = 0;
    for (std::size_t sector = 0; sector < sectors; ++sector) {
        for (const auto& ring : counts)
            weights[sector] = std::max(weights[sector], ring[sector]);
        weights[sector] += 2;
        whole += weights[sector];
    }
    std::int64_t before = 0;
    const std::int64_t first = -turn / 4 - weights.front() * turn / (2 * whole);
    for (const std::int64_t weight : weights) {
        const std::int64_t from = before * turn / whole;
        before += weight;
        rings.slices.push_back({first + from, before * turn / whole - from});
    }
}

void find_radii(const Counts& counts, const std::vector<int>& least, RingPlan& rings) {
    for (std::size_t ring = 0; ring < least.size(); ++ring) {
        std::int64_t radius = least[ring];
        if (ring > 0) radius = std::max<std::int64_t>(radius, rings.radii.back() + ring_distance);
        for (std::size_t sector = 0; sector < rings.slices.size(); ++sector) {
            const std::int64_t arc = counts[ring][sector] * seat_room;
            if (arc > 0) radius = std::max(radius, radius_for(arc, rings.slices[sector].angle));
        }
        rings.radii.push_back(static_cast<int>(radius));
    }
}

}  // namespace

RingPlan rings_of(const NetworkMap& network) {
    RingPlan rings;
    if (network.ring_least.empty() || network.sectors == 0) return rings;
    std::vector<At> in_order(network.nodes.size());
    for (At at = 0; at < in_order.size(); ++at)
        in_order[at] = at;
    std::sort(in_order.begin(), in_order.end(), [&](At one, At two) {
        const NetworkNode& left = network.nodes[one];
        const NetworkNode& right = network.nodes[two];
        return left.order != right.order ? left.order < right.order : left.id < right.id;
    });
    Counts counts(network.ring_least.size(), std::vector<std::int64_t>(network.sectors, 0));
    std::map<std::pair<std::size_t, std::size_t>, At> bench_at;
    for (const At at : in_order) {
        const NetworkNode& node = network.nodes[at];
        if (node.centre) {
            rings.centre.push_back(at);
            continue;
        }
        const std::size_t ring = std::min(node.ring, network.ring_least.size() - 1);
        const std::size_t sector = std::min(node.sector, network.sectors - 1);
        ++counts[ring][sector];
        const auto [bench, fresh] = bench_at.try_emplace({ring, sector}, rings.benches.size());
        if (fresh) rings.benches.push_back({ring, sector, {}});
        rings.benches[bench->second].nodes.push_back(at);
    }
    find_slices(counts, network.sectors, rings);
    find_radii(counts, network.ring_least, rings);
    return rings;
}

}  // namespace spacebetween::layout
