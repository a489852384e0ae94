// A map as nodes and edges with named values: what GraphML, GEXF, DOT and tables have in common.
#pragma once

#include "server/interchange/family.hpp"
#include "server/interchange/import_options.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spacebetween {

/// A node, or an edge when it has ends.
struct GraphItem {
    std::string id;
    std::string from;
    std::string to;
    std::vector<std::pair<std::string, std::string>> values;  ///< by name, in a fixed order
    std::size_t line = 1;

    /// Empty when there is none.
    [[nodiscard]] std::string_view value(std::string_view name) const;
};

struct MapGraph {
    std::vector<GraphItem> nodes;
    std::vector<GraphItem> edges;
    /// It was written here: names are whole aliases.
    bool ours = false;
};

/// People, unions, contexts and households are nodes; who is a partner, a child or a member, and
/// bonds, are edges. Episodes are told on their union. Free words stay: notes, sources, who saw
/// whom; so do triangles and ratings, which no graph has.
MapGraph graph_of(const Family& family);

/// The names of all values of these items, in the order in which they first appear.
std::vector<std::string> names_of_values(const std::vector<GraphItem>& items);

/// Reads a graph as a map. What a value means is not guessed: what the map has no word for is told.
void read_graph(const MapGraph& graph, int year, ImportedFamily& into);

/// "2012-05-03" and "2012-05" for exact days, else as GEDCOM says it; and both read.
std::string plain_date(const Date& date);
std::optional<Date> read_plain_date(std::string_view words);

}  // namespace spacebetween
