// Fans out bonds between the same two, leads each around who stands between, and names it.
#include "server/render/bonds.hpp"

#include "server/render/bond_line.hpp"
#include "server/render/names.hpp"
#include "server/render/symbols.hpp"
#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace spacebetween::render {
namespace {

struct Obstacle {
    At node;
    Point at;
    double half;
};

Point towards(Point a, Point b, double reach, double shift) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = std::sqrt(dx * dx + dy * dy);
    if (length == 0) return a;
    const double ux = dx / length;
    const double uy = dy / length;
    return {a.x + ux * reach - uy * shift, a.y + uy * reach + ux * shift};
}

/// How many symbols a way runs over.
int hits(const Polyline& way, const std::vector<Obstacle>& obstacles, const BondEnds& bond) {
    const double length = way.length();
    const int steps = static_cast<int>(std::min(40.0, std::max(2.0, std::floor(length / 16))));
    std::vector<Point> points;
    for (int i = 1; i < steps; i++)
        points.push_back(way.point_at(length * i / steps));
    const Box box = box_around(points);
    return static_cast<int>(std::ranges::count_if(obstacles, [&](const Obstacle& one) {
        const bool near = one.at.x - one.half < box.right && one.at.x + one.half > box.left &&
                          one.at.y - one.half < box.bottom && one.at.y + one.half > box.top;
        if (!near || one.node == bond.from || one.node == bond.to) return false;
        return std::ranges::any_of(points, [&one](const Point& p) {
            return std::abs(p.x - one.at.x) < one.half && std::abs(p.y - one.at.y) < one.half;
        });
    }));
}

struct Field {
    const Graph& graph;
    const Places& places;
    const std::vector<double>& reaches;
    std::vector<Obstacle> obstacles;
};

Polyline way_of(const Field& field, const BondEnds& bond, double shift) {
    constexpr std::array<double, 8> swings = {24, -24, 48, -48, 96, -96, 144, -144};
    const Point from = *field.places[bond.from];
    const Point to = *field.places[bond.to];
    const Point a = towards(from, to, field.reaches[bond.from], shift);
    const Point b = towards(to, from, field.reaches[bond.to], -shift);
    Polyline best = arc(a, b, 0);
    double cost = hits(best, field.obstacles, bond) * 100;
    for (const double swing : swings) {
        if (cost == 0) break;
        Polyline way = arc(a, b, swing);
        const double price = hits(way, field.obstacles, bond) * 100 + std::abs(swing) / 24;
        if (price >= cost) continue;
        best = std::move(way);
        cost = price;
    }
    return best;
}

void add_extras(const Record& bond, const Polyline& way, std::string_view ink, Shapes& shapes) {
    if (!ref_of(bond, "seen_by").empty()) {
        const Point p = way.point_at(way.length() * 0.72);
        shapes.emplace_back(stroke_of(circle(p.x, p.y, 9), 1.4, ink, {1.5, 3}));
    }
    const CertaintySpec* const spec = drawn(drawn_certainty(), words_of(bond, "certainty"));
    if (spec != nullptr && !spec->plate.empty())
        append(shapes, plate(way.point_at(way.length() * 0.28), spec->plate, ink));
}

SceneNode bond_node(const Graph& graph, const BondEnds& bond, const Polyline& way) {
    const BondLook look = look_of(*bond.record);
    SceneNode node;
    node.id = bond.record->id.text;
    node.kind = NodeKind::bond;
    node.shapes = bond_shapes(way, look);
    add_extras(*bond.record, way, look.ink, node.shapes);
    node.name = named(node.shapes, bond_name(graph, bond));
    node.faint = is_faint(*bond.record);
    node.box = box_around({way.point_at(0), way.point_at(way.length())});
    return node;
}

/// Bonds between the same two run side by side.
std::map<At, double> fanned(const Graph& graph, const std::vector<At>& shown) {
    std::map<std::pair<At, At>, std::vector<At>> groups;
    for (const At bond : shown)
        groups[std::minmax(graph.bonds[bond].from, graph.bonds[bond].to)].push_back(bond);
    std::map<At, double> shifts;
    for (const auto& [ends, group] : groups) {
        const At first = graph.bonds[group.front()].from;
        const double middle = (static_cast<double>(group.size()) - 1) / 2;
        for (std::size_t index = 0; index < group.size(); index++) {
            const double shift = (static_cast<double>(index) - middle) * size_named("fan") * 2;
            shifts[group[index]] = graph.bonds[group[index]].from == first ? shift : -shift;
        }
    }
    return shifts;
}

}  // namespace

std::vector<At> bonds_shown(const Graph& graph, const Places& places, BondFilter filter) {
    std::vector<At> shown;
    for (At at = 0; at < graph.bonds.size(); at++) {
        const auto& [record, from, to] = graph.bonds[at];
        if (!places[from] || !places[to] || from == to) continue;
        const Record& bond = *record;
        const BondSpec& kind = *drawn(drawn_bonds(), choice_in(bond, "kind", "connected"));
        const CertaintySpec* const sure = drawn(drawn_certainty(), words_of(bond, "certainty"));
        const bool hidden = sure != nullptr && sure->hidden;
        const bool harm = filter == BondFilter::harm && !hidden && kind.line_class == "harm";
        if (filter == BondFilter::all || harm) shown.push_back(at);
    }
    return shown;
}

std::vector<SceneNode> bond_nodes(
    const Graph& graph,
    const std::vector<At>& shown,
    const Places& places,
    const std::vector<double>& reaches
) {
    Field field{graph, places, reaches, {}};
    for (At node = 0; node < graph.nodes.size(); node++)
        if (places[node]) field.obstacles.push_back({node, *places[node], reaches[node] + 4});
    const auto shifts = fanned(graph, shown);
    std::vector<SceneNode> nodes;
    for (const At at : shown) {
        const BondEnds& bond = graph.bonds[at];
        nodes.push_back(bond_node(graph, bond, way_of(field, bond, shifts.at(at))));
    }
    return nodes;
}

}  // namespace spacebetween::render
