// Puts rails and waves along a way, heads at its ends and a mark in its middle.
#include "server/render/bond_line.hpp"

#include "server/render/graph.hpp"
#include "server/render/measure.hpp"
#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <array>

namespace spacebetween::render {
namespace {

constexpr double head_long = 10;

/// Half the room that a middle mark takes from the line.
double gap_of(std::string_view mark) {
    struct Gap {
        std::string_view mark;
        double half;
    };
    constexpr std::array<Gap, 8> gaps = {{
        {"cut", 9},
        {"cutring", 11},
        {"ring", 5},
        {"ring2", 7},
        {"q", 9},
        {"minus", 9},
        {"box", 6},
        {"slash0", 8},
    }};
    const auto* const found = std::ranges::find(gaps, mark, &Gap::mark);
    return found == gaps.end() ? 0 : found->half;
}

std::string across(const Polyline& way, double along, double half) {
    const Point a = way.point_at(along, -half);
    const Point b = way.point_at(along, half);
    return "M" + at(a.x, a.y) + "L" + at(b.x, b.y);
}

std::string arrow(const Polyline& way, double from, double to) {
    const Point a = way.point_at(from, -5);
    const Point b = way.point_at(to);
    const Point c = way.point_at(from, 5);
    return "M" + at(a.x, a.y) + "L" + at(b.x, b.y) + "L" + at(c.x, c.y);
}

struct Head {
    std::string_view kind;
    double tip;
    double back;  ///< 1 or -1: the direction away from the tip along the way
};

Shapes head_shapes(const Polyline& way, const Head& head, std::string_view ink) {
    const auto& [kind, tip, back] = head;
    const double base = tip + back * head_long;
    if (kind == "filled") return {PathShape{arrow(way, base, tip) + "Z", ink, ink, 1.2}};
    if (kind == "open") return {PathShape{arrow(way, base, tip) + "Z", ink, "paper", 1.6}};
    if (kind == "bar") return {stroke_of(across(way, tip + back, 6), 2, ink)};
    if (kind != "chevron") return {};
    const std::string second = arrow(way, base + back * 6, tip + back * 6);
    return {stroke_of(arrow(way, base, tip) + second, 2, ink)};
}

std::string diagonal(const Polyline& way, double s, double half) {
    const Point a = way.point_at(s - half, -half);
    const Point b = way.point_at(s + half, half);
    const Point c = way.point_at(s - half, half);
    const Point e = way.point_at(s + half, -half);
    return "M" + at(a.x, a.y) + "L" + at(b.x, b.y) + "M" + at(c.x, c.y) + "L" + at(e.x, e.y);
}

std::string square(const Polyline& way, double s, double half) {
    const std::array<Point, 4> corners = {
        way.point_at(s - half, -half),
        way.point_at(s + half, -half),
        way.point_at(s + half, half),
        way.point_at(s - half, half),
    };
    std::string d;
    for (const Point& corner : corners)
        d += (d.empty() ? "M" : "L") + at(corner.x, corner.y);
    return d + "Z";
}

Shapes middle_shapes(const Polyline& way, std::string_view kind, std::string_view ink) {
    const double s = way.length() / 2;
    const Point p = way.point_at(s);
    const auto bars = [&](double apart) {
        return across(way, s - apart, 7) + across(way, s + apart, 7);
    };
    if (kind == "cut") return {stroke_of(bars(9), 2.4, ink)};
    if (kind == "cutring") return {stroke_of(bars(11) + circle(p.x, p.y, 4), 2, ink)};
    if (kind == "ring") return {stroke_of(circle(p.x, p.y, 5), 1.6, ink)};
    if (kind == "ring2") return {stroke_of(circle(p.x, p.y, 7) + circle(p.x, p.y, 3.5), 1.6, ink)};
    if (kind == "q") return plate(p, "?", ink);
    if (kind == "minus") return plate(p, "−", ink);
    if (kind == "x") return {stroke_of(diagonal(way, s, 6), 2, ink)};
    if (kind == "box") return {stroke_of(square(way, s, 5.5) + diagonal(way, s, 5.5), 1.6, ink)};
    if (kind == "slash0") {
        const std::string slash = "M" + at(p.x - 7, p.y + 7) + "L" + at(p.x + 7, p.y - 7);
        return {stroke_of(circle(p.x, p.y, 6) + slash, 1.6, ink)};
    }
    if (kind == "eyes")
        return {PathShape{square(way, s - 10, 4) + square(way, s + 10, 4), ink, "paper", 1.6}};
    return {};
}

std::string hash_marks(const Polyline& way) {
    std::string d;
    for (double s = 18; s < way.length() - 10; s += 18)
        d += across(way, s, 6);
    return d;
}

double room_for(std::string_view head) {
    if (head == "filled" || head == "open") return head_long - 1;
    return head.empty() ? 0 : 2;
}

void add_quality(const std::string& quality, BondLook& look) {
    if (quality == "supportive") look.ink = "positive";
    if (quality == "stressful" || quality == "conflictual") {
        look.ink = "conflict";
        look.rails.clear();
        look.dash.clear();
        look.wave = {"zigzag", 4, 12};
        look.hashes = quality == "conflictual";
    }
    if (quality == "broken") {
        look.ink = "cut";
        look.middle = "cut";
    }
}

void add_strength(const std::string& strength, BondLook& look) {
    if (strength == "strong") look.width = 4;
    if (strength == "ordinary") look.width = 2;
    if (strength == "weak" || strength == "uncertain") look.width = 1.2;
    if (strength == "uncertain") look.dash = {4, 4};
}

}  // namespace

BondLook look_of(const BondSpec& kind) {
    return {
        kind.line_class,
        {kind.rails.begin(), kind.rails.end()},
        {kind.dash.begin(), kind.dash.end()},
        {kind.wave, kind.amp, kind.len},
        kind.width,
        kind.to,
        {},
        kind.mid,
        false,
    };
}

BondLook look_of(const Record& bond) {
    const std::string kind = choice_in(bond, "kind", "connected");
    BondLook look = look_of(*drawn(drawn_bonds(), kind));
    if (kind == "connected" || kind == "attends") add_quality(words_of(bond, "quality"), look);
    add_strength(words_of(bond, "strength"), look);
    const std::string& flow = words_of(bond, "flow");
    if ((flow == "to" || flow == "both") && look.to_head.empty()) look.to_head = "filled";
    if (flow == "from" || flow == "both") look.from_head = "filled";
    return look;
}

Shapes bond_shapes(const Polyline& way, const BondLook& look) {
    const double from = room_for(look.from_head);
    const double to = way.length() - room_for(look.to_head);
    const double gap = gap_of(look.middle);
    const double middle = way.length() / 2;
    std::vector<std::pair<double, double>> pieces{{from, to}};
    if (gap > 0 && to - from > gap * 2 + 12) pieces = {{from, middle - gap}, {middle + gap, to}};
    std::string rails;
    std::string waves;
    for (const auto& [a, b] : pieces) {
        for (const double offset : look.rails)
            rails += way.rail(a, b, offset);
        if (!look.wave.type.empty()) waves += way.wave(a, b, look.wave);
    }
    Shapes shapes;
    for (std::string* const line : {&rails, &waves})
        if (!line->empty())
            shapes.emplace_back(stroke_of(std::move(*line), look.width, look.ink, look.dash));
    if (look.hashes) shapes.emplace_back(stroke_of(hash_marks(way), 1.2, look.ink));
    append(shapes, head_shapes(way, {look.to_head, way.length(), -1}, look.ink));
    append(shapes, head_shapes(way, {look.from_head, 0, 1}, look.ink));
    append(shapes, middle_shapes(way, look.middle, look.ink));
    return shapes;
}

}  // namespace spacebetween::render
