// Puts together who stands where, the lines between them, and what they are called.
#include "server/render/scene.hpp"

#include "server/render/legend.hpp"
#include "server/render/names.hpp"
#include "server/render/outlines.hpp"
#include "server/render/structure_nodes.hpp"
#include "server/render/symbols.hpp"

#include <cmath>
#include <iterator>
#include <tuple>

namespace spacebetween::render {
namespace {

constexpr double half_of_nobody = 22;

Figure figure_of(const Graph& graph, At node) {
    const Record& record = *graph.nodes[node];
    if (graph.is_person(node)) return person_symbol(record, graph.day);
    std::vector<const Record*> ratings;
    for (const Record* const rating : graph.ratings)
        if (ref_of(*rating, "of") == record.id) ratings.push_back(rating);
    return context_symbol(record, ratings);
}

SceneNode node_at(const Graph& graph, At at, Point place, Figure figure) {
    SceneNode node;
    node.id = graph.nodes[at]->id.text;
    node.kind = graph.is_person(at) ? NodeKind::person : NodeKind::context;
    node.point = {std::floor(place.x + 0.5), std::floor(place.y + 0.5)};
    node.name = named(
        figure.shapes,
        graph.is_person(at) ? person_name(graph, at) : context_name(graph, at)
    );
    node.shapes = std::move(figure.shapes);
    node.faint = is_faint(*graph.nodes[at]);
    node.box = figure.box;
    return node;
}

/// How far each node's outline reaches.
std::vector<double> plus(std::vector<double> halves, double more) {
    for (double& half : halves)
        half += more;
    return halves;
}

void add(std::vector<SceneNode>& nodes, std::vector<SceneNode> more) {
    nodes.insert(
        nodes.end(),
        std::make_move_iterator(more.begin()),
        std::make_move_iterator(more.end())
    );
}

Box box_of_all(const std::vector<SceneNode>& nodes) {
    if (nodes.empty()) return {-200, -150, 200, 150};
    const auto moved = [](const SceneNode& node) {
        const auto& [box, point] = std::tie(node.box, node.point);
        return Box{
            box.left + point.x,
            box.top + point.y,
            box.right + point.x,
            box.bottom + point.y,
        };
    };
    Box all = moved(nodes.front());
    for (const SceneNode& node : nodes)
        all = box_around(all, moved(node));
    return all;
}

/// Places first, then people, each over what stands before.
std::vector<At> from_below(const Graph& graph) {
    std::vector<At> order;
    for (At node = graph.people; node < graph.nodes.size(); node++)
        order.push_back(node);
    for (At node = 0; node < graph.people; node++)
        order.push_back(node);
    return order;
}

}  // namespace

Scene scene_of(const Records& records, const Seeing& seeing) {
    const Graph graph = graph_of(records, seeing.day);
    Stored stored = stored_places(records, seeing.view);
    stored.insert(seeing.places.begin(), seeing.places.end());
    const bool rings = seeing.view == View::network;
    const Network network =
        rings ? network_of(graph, stored) : Network{genogram_places(graph, stored), {}};
    const Places& places = network.places;
    std::vector<double> halves(graph.nodes.size(), half_of_nobody);
    std::vector<SceneNode> standing;
    for (const At node : from_below(graph)) {
        if (!places[node]) continue;
        Figure figure = figure_of(graph, node);
        halves[node] = figure.half;
        standing.push_back(node_at(graph, node, *places[node], std::move(figure)));
    }
    Scene scene;
    if (rings) {
        scene.nodes.push_back(ring_node(network.rings));
    } else {
        add(scene.nodes, household_nodes(graph, places));
        add(scene.nodes, structure_nodes(graph, structure_of(graph, places, halves)));
    }
    const std::vector<At> shown = bonds_shown(graph, places, seeing.bonds);
    add(scene.nodes, bond_nodes(graph, shown, places, plus(halves, 5)));
    add(scene.nodes, std::move(standing));
    scene.box = box_of_all(scene.nodes);
    scene.legend = legend_of(graph, seeing.view, shown);
    return scene;
}

}  // namespace spacebetween::render
