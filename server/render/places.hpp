// Where everyone stands: as stored, and beside their own people while nobody has placed them.
#pragma once

#include "server/render/graph.hpp"
#include "server/render/shape.hpp"

#include <optional>
#include <unordered_map>

namespace spacebetween::render {

enum class View { genogram, network };

/// Of each node of a graph.
using Places = std::vector<std::optional<Point>>;
using Stored = std::unordered_map<RecordId, Point>;

/// The stored positions of one view, by what they place; of two for one thing the later counts.
Stored stored_places(const Records& records, View view);

Places genogram_places(const Graph& graph, const Stored& stored);

}  // namespace spacebetween::render
