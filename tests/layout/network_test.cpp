// Holds the network's layout to its rings and sectors, and to being the same everywhere.
#include "server/layout/network.hpp"

#include "server/layout/circle.hpp"
#include "server/layout/rings.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace spacebetween::layout {
namespace {

constexpr double turn_in_radians = 6.283185307179586;

/// A network grown from a seed: two in the middle, the others anywhere.
NetworkMap grown_network(unsigned seed, std::size_t count) {
    NetworkMap network;
    network.ring_least = {160, 290, 420};
    network.sectors = 5;
    unsigned state = seed * 2654435761U + 1;
    const auto chance = [&state](unsigned below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8U) % below;
    };
    for (std::size_t at = 0; at < count; ++at) {
        NetworkNode node;
        node.id = "n" + std::to_string(1000 + at);
        node.order = static_cast<int>(at);
        node.centre = at < 2;
        node.ring = chance(3);
        node.sector = chance(5);
        node.label_width = 30 + static_cast<int>(chance(60));
        network.nodes.push_back(node);
        if (at > 1) network.ties.push_back({at, chance(static_cast<unsigned>(at))});
    }
    return network;
}

double distance(Spot spot) { return std::hypot(spot.x, spot.y); }

/// Clockwise from where a slice begins, in parts of a turn.
double beyond(Spot spot, const Sector& slice) {
    const double angle = std::atan2(spot.y, spot.x) / turn_in_radians;
    const double from = static_cast<double>(slice.from) / static_cast<double>(turn);
    return angle - from - std::floor(angle - from);
}

}  // namespace

TEST_CASE("whole numbers go round a circle as sines do", "[layout]") {
    for (std::int64_t step = 0; step < 360; ++step) {
        const double angle = static_cast<double>(step) * turn_in_radians / 360;
        const Spot spot = on_circle(5000, step * turn / 360);
        CHECK(std::abs(spot.x - 5000 * std::cos(angle)) < 0.75);
        CHECK(std::abs(spot.y - 5000 * std::sin(angle)) < 0.75);
    }
}

TEST_CASE("everybody stands on their ring and in their sector", "[layout]") {
    for (unsigned seed = 0; seed < 40; ++seed) {
        INFO("seed " << seed);
        const NetworkMap network = grown_network(seed, 12 + 3 * seed);
        const RingPlan rings = rings_of(network);
        const NetworkPicture picture = tidy_network(network, false);
        for (const Bench& bench : rings.benches) {
            for (const At node : bench.nodes) {
                const Spot spot = picture.nodes[node];
                CHECK(std::abs(distance(spot) - picture.radii[bench.ring]) < 1.5);
                const Sector& slice = rings.slices[bench.sector];
                const double share = static_cast<double>(slice.angle) / static_cast<double>(turn);
                CHECK(beyond(spot, slice) < share);
            }
        }
        for (std::size_t ring = 1; ring < picture.radii.size(); ++ring)
            CHECK(picture.radii[ring] - picture.radii[ring - 1] >= ring_distance);
        CHECK(picture.nodes[0].y == 0);
        CHECK(picture.nodes[0].x < picture.nodes[1].x);
    }
}

TEST_CASE("[I8] the order in which a network is written down does not matter", "[layout]") {
    const NetworkMap network = grown_network(3, 60);
    const NetworkPicture picture = tidy_network(network, false);
    NetworkMap other = network;
    std::reverse(other.nodes.begin(), other.nodes.end());
    for (Tie& tie : other.ties)
        tie = {other.nodes.size() - 1 - tie.from, other.nodes.size() - 1 - tie.to};

    NetworkPicture again = tidy_network(other, false);

    std::reverse(again.nodes.begin(), again.nodes.end());
    CHECK(again.nodes == picture.nodes);
}

TEST_CASE("changing places on a ring only ever makes fewer ties cross", "[layout]") {
    NetworkMap network;
    network.ring_least = {160, 290};
    network.sectors = 2;
    for (int at = 0; at < 8; ++at) {
        NetworkNode node;
        node.id = "n" + std::to_string(at);
        node.order = at;
        node.ring = at < 4 ? 0 : 1;
        network.nodes.push_back(node);
    }
    for (At at = 0; at < 4; ++at)
        network.ties.push_back({at, 7 - at});

    CHECK(tidy_network(network, false).metrics.crossings == 0);
}

TEST_CASE("[I9] a new one finds a place on its ring, and nobody else moves", "[layout]") {
    NetworkMap network = grown_network(5, 40);
    const NetworkPicture before = tidy_network(network, false);
    for (At at = 0; at < network.nodes.size(); ++at)
        network.nodes[at].stored = Stored{before.nodes[at]};
    NetworkNode fresh;
    fresh.id = "fresh";
    fresh.order = 99;
    fresh.ring = 1;
    fresh.sector = 2;
    network.nodes.push_back(fresh);

    NetworkPicture after = insert_into_network(network);

    const Spot spot = after.nodes.back();
    CHECK(std::abs(distance(spot) - after.radii[1]) < 1.5);
    after.nodes.pop_back();
    CHECK(after.nodes == before.nodes);
}

TEST_CASE("in a network too what is pinned stays, and tidying twice is tidying once", "[layout]") {
    NetworkMap network = grown_network(9, 30);
    network.nodes[7].stored = Stored{{11, -13}, true};
    const NetworkPicture once = tidy_network(network, true);
    CHECK(once.nodes[7] == Spot{11, -13});
    for (At at = 0; at < network.nodes.size(); ++at)
        network.nodes[at].stored = Stored{once.nodes[at], at == 7};

    CHECK(tidy_network(network, true).nodes == once.nodes);
    CHECK_FALSE(tidy_network(network, false).nodes[7] == Spot{11, -13});
}

TEST_CASE("[I11] odd networks are survived", "[layout]") {
    CHECK(tidy_network({}, true).nodes.empty());
    NetworkMap network = grown_network(1, 6);
    network.nodes[3].ring = 99;
    network.nodes[4].sector = 99;
    network.ties.push_back({3, 3});
    network.ties.push_back({3, 77});
    CHECK(tidy_network(network, true).nodes.size() == 6);
    network.ring_least.clear();
    CHECK(tidy_network(network, true).nodes.size() == 6);
    CHECK(insert_into_network(network).nodes.size() == 6);
}

}  // namespace spacebetween::layout
