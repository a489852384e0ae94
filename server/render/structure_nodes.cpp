// Draws couples' brackets, drops to children and the bars of twins.
#include "server/render/structure_nodes.hpp"

#include "server/render/couple_line.hpp"
#include "server/render/measure.hpp"
#include "server/render/names.hpp"
#include "server/render/symbols.hpp"
#include "server/vocabulary/notation.hpp"
#include "server/vocabulary/text_measure.hpp"

#include <tuple>

namespace spacebetween::render {
namespace {

std::string child_path(const ChildDrawn& line, double shift) {
    const auto& [link, from, to, turn] = line;
    if (turn)
        return "M" + at(from.x, from.y) + "V" + put(*turn) + "H" + put(to.x + shift) + "V" +
               put(to.y);
    return "M" + at(from.x + shift, from.y) + "L" + at(to.x + shift, to.y);
}

std::string child_label(const Record& link, std::string_view letter) {
    const Date* const since = date_in(link, "since");
    const Date* const until = date_in(link, "until");
    if (letter.empty() || letter == "?") return "";
    std::string label(letter);
    if (since == nullptr && until == nullptr) return label;
    label += " ";
    if (since != nullptr) label += short_date(*since);
    return until == nullptr ? label : label + "–" + short_date(*until);
}

Shapes child_shapes(const Graph& graph, const ChildDrawn& line) {
    const ChildLink& link = graph.links[line.link];
    const LineSpec& spec = *drawn(drawn_children(), link.kind);
    const double width = link.home ? spec.width : size_named("thin");
    Shapes shapes{stroke_of(child_path(line, 0), width, "ink", {spec.dash.begin(), spec.dash.end()})
    };
    if (!spec.beside.empty()) {
        std::vector<double> dash(spec.beside.begin(), spec.beside.end());
        shapes.emplace_back(stroke_of(child_path(line, spec.offset), width, "ink", std::move(dash))
        );
    }
    const double y = line.turn.value_or((line.from.y + line.to.y) / 2);
    const double x = line.turn ? line.to.x : (line.from.x + line.to.x) / 2;
    if (!spec.mark.empty()) {
        PathShape mark = stroke_of(moved_to(spec.mark, {x, y}), 1.6);
        mark.fill = "paper";
        shapes.emplace_back(std::move(mark));
    }
    std::string label = child_label(*link.record, spec.letter);
    if (!label.empty()) {
        const Point beside{x + 8, y + 18};
        shapes.emplace_back(text_at(beside, std::move(label), font_size("small"), Anchor::start));
    }
    return shapes;
}

SceneNode node_of(const Record& record, NodeKind kind, Shapes shapes, const std::string& words) {
    SceneNode node;
    node.id = record.id.text;
    node.kind = kind;
    node.name = named(shapes, words);
    node.shapes = std::move(shapes);
    node.faint = is_faint(record);
    return node;
}

SceneNode couple_node(const Graph& graph, const CoupleDrawn& line) {
    const Couple& couple = graph.couples[line.couple];
    SceneNode node = node_of(
        *couple.record,
        NodeKind::union_,
        couple_shapes(graph, line),
        couple_name(graph, couple)
    );
    std::vector<Point> points = line.ends;
    points.push_back(line.drop);
    node.box = box_around(points);
    return node;
}

SceneNode child_node(const Graph& graph, const ChildDrawn& line) {
    const ChildLink& link = graph.links[line.link];
    SceneNode node = node_of(
        *link.record,
        NodeKind::parentage,
        child_shapes(graph, line),
        link_name(graph, link)
    );
    node.box = box_around({line.from, line.to});
    return node;
}

SceneNode twin_node(const Graph& graph, const TwinsDrawn& twins) {
    const auto& [left, right] = std::tie(twins.left, twins.right);
    const bool in_order = graph.nodes[twins.one]->id < graph.nodes[twins.other]->id;
    const At first = in_order ? twins.one : twins.other;
    const At second = in_order ? twins.other : twins.one;
    SceneNode node;
    node.id = graph.nodes[first]->id.text;
    node.kind = NodeKind::guide;
    if (twins.sure) {
        const std::string bar = "M" + at(left.x, left.y) + "L" + at(right.x, right.y);
        node.shapes = {stroke_of(bar, size_named("line"))};
    } else {
        node.shapes = plate({(left.x + right.x) / 2, (left.y + right.y) / 2}, "?", "ink");
    }
    node.name = named(node.shapes, name_in(graph, first) + ", " + name_in(graph, second));
    node.box = box_around({left, right});
    return node;
}

}  // namespace

std::vector<SceneNode> structure_nodes(const Graph& graph, const Structure& structure) {
    std::vector<SceneNode> nodes;
    for (const CoupleDrawn& line : structure.couples)
        nodes.push_back(couple_node(graph, line));
    for (const ChildDrawn& line : structure.children)
        nodes.push_back(child_node(graph, line));
    for (const TwinsDrawn& twins : structure.twins)
        nodes.push_back(twin_node(graph, twins));
    return nodes;
}

}  // namespace spacebetween::render
