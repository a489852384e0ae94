// The map's records as one graph: who belongs to whom, as it was on a day. It infers nothing.
#pragma once

#include "server/board/date_field.hpp"
#include "server/render/days.hpp"

#include <cstddef>
#include <limits>
#include <unordered_map>

namespace spacebetween::render {

/// What a viewer may see of a map, in any order.
using Records = std::vector<RecordRef>;

/// An index into one of a Graph's vectors.
using At = std::size_t;
constexpr At nobody = std::numeric_limits<At>::max();

struct ChildLink {
    const Record* record = nullptr;
    At child = nobody;   ///< a node
    At couple = nobody;  ///< or nobody, when the couple is not seen
    std::string kind;
    bool home = false;  ///< the one link that places the child in the drawing
};

struct Couple {
    const Record* record = nullptr;
    std::vector<At> partners;  ///< nodes
    std::vector<const Record*> episodes;
    std::vector<At> links;
};

struct BondEnds {
    const Record* record = nullptr;
    At from = nobody;
    At to = nobody;
};

/// The nodes are the people, then the places, each in the room's order. The records stay with
/// whoever made the graph.
struct Graph {
    DayNumber day = 0;
    std::vector<const Record*> nodes;
    std::size_t people = 0;
    std::vector<Couple> couples;
    std::vector<ChildLink> links;
    std::vector<BondEnds> bonds;
    std::vector<const Record*> households;
    std::vector<const Record*> ratings;
    std::unordered_map<RecordId, At> node_of;
    std::vector<std::vector<At>> couples_of;  ///< of each node
    std::vector<std::vector<At>> links_of;
    std::vector<std::vector<At>> bonds_of;

    [[nodiscard]] bool is_person(At node) const { return node < people; }
    [[nodiscard]] At find(const RecordId& id) const;
};

Graph graph_of(const Records& records, DayNumber day);

/// In the room's order: by order, then by id.
bool in_order(const Record* one, const Record* other);

/// Null or nothing when the field holds no such value.
const double* number_in(const Record& record, std::string_view field);
const std::vector<RecordId>& refs_in(const Record& record, std::string_view field);
/// The choice made, or another word when none is.
std::string choice_in(const Record& record, std::string_view field, std::string_view otherwise);

}  // namespace spacebetween::render
