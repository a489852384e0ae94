// Finds the smallest outline around the members, and goes round whoever does not belong inside.
#include "server/render/outlines.hpp"

#include "server/render/measure.hpp"
#include "server/render/names.hpp"
#include "server/render/symbols.hpp"
#include "server/vocabulary/notation.hpp"
#include "server/vocabulary/text_measure.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace spacebetween::render {
namespace {

constexpr double corner_radius = 44;
constexpr double symbol_half = 22;

struct Members {
    std::vector<At> nodes;
    std::vector<Point> places;
    std::vector<Point> strangers;
};

double turn(Point o, Point a, Point b) {
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

std::vector<Point> side_of(const std::vector<Point>& all) {
    std::vector<Point> kept;
    for (const Point& one : all) {
        while (kept.size() > 1 && turn(kept[kept.size() - 2], kept.back(), one) <= 0)
            kept.pop_back();
        kept.push_back(one);
    }
    kept.pop_back();
    return kept;
}

/// The corners of the smallest convex outline, in order.
std::vector<Point> hull_of(std::vector<Point> places) {
    std::ranges::stable_sort(places, [](Point a, Point b) {
        return a.x != b.x ? a.x < b.x : a.y < b.y;
    });
    if (places.size() < 3) return places;
    std::vector<Point> hull = side_of(places);
    std::ranges::reverse(places);
    const std::vector<Point> back = side_of(places);
    hull.insert(hull.end(), back.begin(), back.end());
    return hull;
}

/// The shift of an edge that moves it outwards.
Point outwards(Point a, Point b, double r) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = std::sqrt(dx * dx + dy * dy);
    const double safe = length == 0 ? 1 : length;
    return {dy / safe * r, -dx / safe * r};
}

/// The hull, moved outwards, its corners rounded.
std::string rounded(const std::vector<Point>& hull, double r) {
    if (hull.size() == 1) return circle(hull[0].x, hull[0].y, r);
    const std::string corner = "A" + put(r) + " " + put(r) + " 0 0 1 ";
    std::string d;
    for (std::size_t index = 0; index < hull.size(); index++) {
        const Point a = hull[index];
        const Point b = hull[(index + 1) % hull.size()];
        const Point shift = outwards(a, b, r);
        d += (index == 0 ? "M" : corner) + at(a.x + shift.x, a.y + shift.y);
        d += "L" + at(b.x + shift.x, b.y + shift.y);
    }
    const Point shift = outwards(hull[0], hull[1], r);
    return d + corner + at(hull[0].x + shift.x, hull[0].y + shift.y) + "Z";
}

/// Whether a symbol stands between two places, or touches the band of half width `r` along them.
bool between(Point a, Point b, Point place, double r) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double along = dx * (place.x - a.x) + dy * (place.y - a.y);
    const double square = dx * dx + dy * dy;
    const double reach = r + symbol_half;
    const double off = turn(a, b, place);
    return along > 0 && along < square && off * off < reach * reach * square;
}

bool any_between(const std::vector<Point>& strangers, Point a, Point b, double r) {
    return std::ranges::any_of(strangers, [&](Point one) { return between(a, b, one, r); });
}

bool inside(const std::vector<Point>& hull, Point place) {
    if (hull.size() < 2) return false;
    if (hull.size() == 2) return between(hull[0], hull[1], place, corner_radius);
    for (std::size_t index = 0; index < hull.size(); index++)
        if (turn(hull[index], hull[(index + 1) % hull.size()], place) <= 0) return false;
    return true;
}

/// A circle round each of two members, tied over the heads of whoever stands between them.
std::string tied(Point a, Point b, double r) {
    const Point low = outwards(a, b, r);
    const Point high = outwards(a, b, 2 * r);
    return circle(a.x, a.y, r) + circle(b.x, b.y, r) + "M" + at(a.x + low.x, a.y + low.y) + "C" +
           at(a.x + high.x, a.y + high.y) + " " + at(b.x + high.x, b.y + high.y) + " " +
           at(b.x + low.x, b.y + low.y);
}

/// The pairs that join all members with the least line, in capsules, or tied past others.
std::string capsules(const Members& members, double r) {
    const std::vector<Point>& places = members.places;
    std::vector<Point> joined{places.front()};
    std::vector<Point> waiting(places.begin() + 1, places.end());
    std::string d;
    while (!waiting.empty()) {
        Point from;
        auto nearest = waiting.end();
        double least = 0;
        for (const Point& a : joined) {
            for (auto b = waiting.begin(); b != waiting.end(); ++b) {
                const double far = (a.x - b->x) * (a.x - b->x) + (a.y - b->y) * (a.y - b->y);
                if (nearest != waiting.end() && far >= least) continue;
                from = a;
                nearest = b;
                least = far;
            }
        }
        const Point to = *nearest;
        const auto [a, b] = from.x < to.x ? std::pair(from, to) : std::pair(to, from);
        d += any_between(members.strangers, a, b, r) ? tied(a, b, r) : rounded({a, b}, r);
        joined.push_back(to);
        waiting.erase(nearest);
    }
    return d;
}

Members members_of(const Graph& graph, const Record& household, const Places& places) {
    Members members;
    std::vector<bool> belongs(graph.nodes.size(), false);
    for (const RecordId& id : refs_in(household, "members")) {
        const At node = graph.find(id);
        if (node == nobody || !places[node]) continue;
        members.nodes.push_back(node);
        members.places.push_back(*places[node]);
        belongs[node] = true;
    }
    for (At node = 0; node < graph.nodes.size(); node++)
        if (places[node] && !belongs[node]) members.strangers.push_back(*places[node]);
    return members;
}

SceneNode household_node(const Graph& graph, const Record& household, const Members& members) {
    const std::vector<Point> hull = hull_of(members.places);
    const bool apart =
        std::ranges::any_of(members.strangers, [&hull](Point one) { return inside(hull, one); });
    const std::string kind =
        flag_of(household, "focus") ? "focus_household" : choice_in(household, "kind", "household");
    const OutlineSpec& spec = *drawn(drawn_outlines(), kind);
    const Box box = box_around(members.places);
    const Point corner{box.left - corner_radius, box.top - corner_radius};
    const std::string& label = words_of(household, "name");
    SceneNode node;
    node.id = household.id.text;
    node.kind = NodeKind::household;
    node.shapes.emplace_back(stroke_of(
        apart ? capsules(members, corner_radius - 8) : rounded(hull, corner_radius),
        spec.width,
        "household",
        {spec.dash.begin(), spec.dash.end()}
    ));
    if (!label.empty()) {
        const Point above{corner.x + 4, corner.y - 6};
        node.shapes.emplace_back(text_at(above, label, font_size("small"), Anchor::start));
    }
    node.name = named(node.shapes, household_name(graph, household, members.nodes));
    node.faint = is_faint(household);
    node.box = {
        corner.x,
        corner.y - 20,
        std::max(corner.x + text_width(label, 14), box.right + corner_radius),
        box.bottom + corner_radius,
    };
    return node;
}

}  // namespace

std::vector<SceneNode> household_nodes(const Graph& graph, const Places& places) {
    std::vector<SceneNode> nodes;
    for (const Record* const household : graph.households) {
        const Members members = members_of(graph, *household, places);
        if (!members.places.empty()) nodes.push_back(household_node(graph, *household, members));
    }
    return nodes;
}

}  // namespace spacebetween::render
