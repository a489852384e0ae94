// Nodes and edges with the values that their keys name. A graph within a graph is read flat.
#include "server/interchange/graphml_reader.hpp"

#include "server/interchange/map_graph.hpp"

#include <map>
#include <string>
#include <utility>

namespace spacebetween {
namespace {

using NamesByKey = std::map<std::string, std::string, std::less<>>;

/// What a key is called; many programs call it by its id alone.
NamesByKey keys_of(const XmlTree& tree) {
    NamesByKey keys;
    for (std::size_t at = 0; at < tree.size(); ++at) {
        const XmlNode& node = tree.at(at);
        if (node.name != "key") continue;
        const std::string_view name = node.attribute("attr.name");
        const std::string_view id = node.attribute("id");
        std::string word(name.empty() ? id : name);
        for (char& c : word) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        }
        if (word == "name") word = "label";
        if (word == "description") word = "note";
        keys.emplace(std::string(id), std::move(word));
    }
    return keys;
}

void read_data(
    const XmlTree& tree,
    std::size_t place,
    const NamesByKey& keys,
    GraphItem& item,
    LossReport& losses
) {
    for (const std::size_t child : tree.within(place)) {
        const XmlNode& node = tree.at(child);
        if (node.name == "graph") continue;  // its nodes are read like all others
        const auto key = keys.find(node.attribute("key"));
        if (node.name != "data" || key == keys.end()) {
            losses.add(LossKind::left_out, node.name, node.line);
        } else if (tree.within(child).empty()) {
            if (!node.text.empty()) item.values.emplace_back(key->second, node.text);
        } else {
            // How another program drew it.
            losses.add(LossKind::left_out, "drawing in " + key->second, node.line);
        }
    }
}

}  // namespace

Imported<ImportedFamily> read_graphml(const XmlTree& tree, const ImportOptions& options) {
    ImportedFamily into;
    into.format = "graphml";
    into.encoding = "UTF-8";
    const NamesByKey keys = keys_of(tree);
    MapGraph graph;
    for (std::size_t at = 0; at < tree.size(); ++at) {
        const XmlNode& node = tree.at(at);
        if (node.name == "graph" && node.attribute("id") == "spacebetween") graph.ours = true;
        if (node.name != "node" && node.name != "edge") continue;
        GraphItem item;
        item.line = node.line;
        item.id = node.attribute("id");
        item.from = node.attribute("source");
        item.to = node.attribute("target");
        read_data(tree, at, keys, item, into.losses);
        (node.name == "node" ? graph.nodes : graph.edges).push_back(std::move(item));
    }
    read_graph(graph, options.year, into);
    return into;
}

}  // namespace spacebetween
