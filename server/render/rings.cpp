// Seats people and places around the children that the map is about.
#include "server/render/rings.hpp"

#include "server/render/measure.hpp"
#include "server/render/names.hpp"
#include "server/vocabulary/notation.hpp"
#include "server/vocabulary/text_measure.hpp"
#include "server/vocabulary/words.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spacebetween::render {
namespace {

constexpr double apart = 112;

/// Who sits in which sector of which ring, in the room's order.
using Seats = std::vector<std::vector<std::vector<At>>>;

double rounded_whole(double value) { return std::floor(value + 0.5); }

std::size_t sector_named(std::string_view name) {
    const auto sectors = sector_names();
    return static_cast<std::size_t>(std::ranges::find(sectors, name) - sectors.begin());
}

const ContextSpec& spec_of_context(const Record& context) {
    return *drawn(drawn_contexts(), choice_in(context, "kind", "other"));
}

std::size_t sector_of(const Graph& graph, At node) {
    const Record& record = *graph.nodes[node];
    if (!graph.is_person(node)) return sector_named(spec_of_context(record).sector);
    return flag_of(record, "beyond_family") ? sector_named("friends") : 0;
}

bool in_centre(const Graph& graph, At node) {
    return graph.is_person(node) && flag_of(*graph.nodes[node], "index");
}

/// A parent, a sibling or a half-sibling's parent of a child in the middle.
bool close_kin(const Graph& graph, At node, const std::vector<At>& centre) {
    for (const At child : centre) {
        for (const At link : graph.links_of[child]) {
            const At couple = graph.links[link].couple;
            if (couple == nobody) continue;
            if (std::ranges::count(graph.couples_of[node], couple) > 0) return true;
            const bool sibling = std::ranges::any_of(graph.links_of[node], [&](At own) {
                return graph.links[own].couple == couple;
            });
            if (sibling) return true;
        }
    }
    return false;
}

std::size_t ring_of(const Graph& graph, At node, const std::vector<At>& centre) {
    std::size_t nearest = nobody;
    for (const At at : graph.bonds_of[node]) {
        const BondEnds& bond = graph.bonds[at];
        const std::string& strength = words_of(*bond.record, "strength");
        const bool about =
            std::ranges::count(centre, bond.from) + std::ranges::count(centre, bond.to) > 0;
        if (!about || strength.empty()) continue;
        const std::size_t ring = strength == "strong" ? 0 : strength == "ordinary" ? 1 : 2;
        nearest = std::min(nearest, ring);
    }
    if (nearest != nobody) return nearest;
    if (!graph.is_person(node))
        return static_cast<std::size_t>(spec_of_context(*graph.nodes[node]).ring) - 1;
    return close_kin(graph, node, centre) ? 0 : 1;
}

/// A sector with many has a wider slice, so that the rings stay small; the first is at the top.
std::vector<Slice> slices_for(const Seats& seats) {
    std::vector<double> weights;
    double whole = 0;
    for (std::size_t sector = 0; sector < sector_names().size(); sector++) {
        std::size_t most = 0;
        for (const auto& ring : seats)
            most = std::max(most, ring[sector].size());
        weights.push_back(2 + static_cast<double>(most));
        whole += weights.back();
    }
    std::vector<Slice> slices;
    double start = 0;
    for (const double weight : weights) {
        const double angle = (2 * std::numbers::pi * weight) / whole;
        if (slices.empty()) start = -std::numbers::pi / 2 - angle / 2;
        slices.push_back({start + angle / 2, angle});
        start += angle;
    }
    return slices;
}

/// Rings grow when a sector is too full for them.
std::vector<double> radii_for(const Seats& seats, const std::vector<Slice>& slices) {
    std::vector<double> radii;
    for (std::size_t ring = 0; ring < seats.size(); ring++) {
        double radius = ring_radii()[ring];
        if (!radii.empty()) radius = std::max(radius, radii.back() + 110);
        for (std::size_t sector = 0; sector < slices.size(); sector++) {
            const auto count = static_cast<double>(seats[ring][sector].size());
            radius = std::max(radius, std::ceil(count * apart / slices[sector].angle));
        }
        radii.push_back(radius);
    }
    return radii;
}

Point on_ring(double radius, double angle) {
    return {rounded_whole(radius * std::cos(angle)), rounded_whole(radius * std::sin(angle))};
}

Seats empty_seats() {
    return Seats(ring_radii().size(), std::vector<std::vector<At>>(sector_names().size()));
}

void seat_all(const Seats& seats, const Rings& rings, Places& places) {
    for (std::size_t ring = 0; ring < seats.size(); ring++) {
        for (std::size_t sector = 0; sector < seats[ring].size(); sector++) {
            const auto& nodes = seats[ring][sector];
            const auto& [middle, wide] = rings.slices[sector];
            for (std::size_t index = 0; index < nodes.size(); index++) {
                const double share =
                    (static_cast<double>(index) + 0.5) / static_cast<double>(nodes.size()) - 0.5;
                places[nodes[index]] = on_ring(rings.radii[ring], middle + share * wide * 0.95);
            }
        }
    }
}

void add_sector(const Slice& slice, std::string_view sector, double outer, Shapes& shapes) {
    const double border = slice.middle + slice.angle / 2;
    const double c = std::cos(border);
    const double s = std::sin(border);
    const std::string line =
        "M" + at(60 * c, 60 * s) + "L" + at((outer - 40) * c, (outer - 40) * s);
    shapes.emplace_back(stroke_of(line, 1, "guide", {2, 5}));
    const Point label = on_ring(outer, slice.middle);
    const Anchor beside = label.x > 0 ? Anchor::start : Anchor::end;
    const Anchor anchor = std::abs(label.x) < 60 ? Anchor::middle : beside;
    shapes.emplace_back(text_at(label, say_named("map.sector", sector), font_size("small"), anchor)
    );
}

}  // namespace

Network network_of(const Graph& graph, const Stored& stored) {
    std::vector<At> centre;
    for (At node = 0; node < graph.people; node++)
        if (in_centre(graph, node)) centre.push_back(node);
    Seats seats = empty_seats();
    for (At node = 0; node < graph.nodes.size(); node++)
        if (!in_centre(graph, node))
            seats[ring_of(graph, node, centre)][sector_of(graph, node)].push_back(node);
    Network network{Places(graph.nodes.size()), {{}, slices_for(seats)}};
    network.rings.radii = radii_for(seats, network.rings.slices);
    const double middle = (static_cast<double>(centre.size()) - 1) / 2;
    for (std::size_t index = 0; index < centre.size(); index++)
        network.places[centre[index]] = Point{(static_cast<double>(index) - middle) * 60, 0};
    seat_all(seats, network.rings, network.places);
    for (const auto& [id, place] : stored) {
        const At node = graph.find(id);
        if (node != nobody) network.places[node] = place;
    }
    return network;
}

Rings empty_rings() {
    const Seats seats = empty_seats();
    Rings rings{{}, slices_for(seats)};
    rings.radii = radii_for(seats, rings.slices);
    return rings;
}

SceneNode ring_node(const Rings& rings) {
    SceneNode node;
    node.kind = NodeKind::guide;
    for (const double radius : rings.radii)
        node.shapes.emplace_back(stroke_of(circle(0, 0, radius), 1, "guide"));
    const double outer = rings.radii.back() + 64;
    for (std::size_t sector = 0; sector < rings.slices.size(); sector++)
        add_sector(rings.slices[sector], sector_names()[sector], outer, node.shapes);
    for (std::size_t ring = 0; ring < rings.radii.size(); ring++) {
        const std::string words = say_named("map.ring", std::to_string(ring + 1));
        node.shapes.emplace_back(text_at({0, rings.radii[ring] + 16}, words, font_size("small")));
    }
    const std::string count = std::to_string(rings.radii.size());
    node.name = named(node.shapes, say("map.rings", {{"n", count}}));
    node.box = {-outer - 70, -outer - 20, outer + 70, outer + 20};
    return node;
}

}  // namespace spacebetween::render
