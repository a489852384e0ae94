// Who stands beside whom in each row of one family, and the lines between neighbouring rows.
#pragma once

#include "server/layout/rows.hpp"

namespace spacebetween::layout {

/// A person of a chain who is at home among siblings.
struct Sibling {
    At person = none;
    At joined = none;  ///< the parents' union
    std::size_t rank = 0;
    bool linked = false;  ///< a partner has drawn parents: may leave the order of birth
};

/// What takes one place in a row: a chain of people, the place a bar without parents hangs from,
/// or a trunk, by which a line passes through a row on its way to a farther one.
struct Node {
    std::size_t row = 0;
    std::vector<At> people;         ///< from left to right; none in a trunk
    At joined = none;               ///< whose trunk or bar this is
    std::vector<Sibling> siblings;  ///< those of the people who are at home somewhere
    std::vector<At> up, down;       ///< edges
};

/// A line between two nodes of neighbouring rows. Its ends are places inside the nodes, in half
/// places: Order::settle keeps them true when a chain turns round.
struct Edge {
    At upper = none;
    At lower = none;
    At joined = none;        ///< hangs from this union's port; none: from a trunk or a person
    At upper_person = none;  ///< the upper partner of a union across rows
    At child = none;         ///< the person it ends at; none: a trunk
    int weight = 2;          ///< 1 for secondary links
    int upper_at = 0;
    int lower_at = 0;
};

/// One family's rows. The sequence of nodes in each row is what the search changes.
struct Order {
    const Kin* kin = nullptr;
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::vector<std::vector<At>> rows;  ///< the nodes of each row, from left to right
    std::vector<At> place;              ///< of each node in its row
    std::vector<int> base;              ///< of each node: where its places begin, along the row
    std::vector<At> chain_of;           ///< of each person of Kin: a node, or none

    /// Counts places and bases of a row again, after its sequence changed.
    void number(std::size_t row);
    /// Finds the ends of a node's edges again, after its people changed.
    void settle(At node);
    [[nodiscard]] int upper_end(const Edge& edge) const { return base[edge.upper] + edge.upper_at; }
    [[nodiscard]] int lower_end(const Edge& edge) const { return base[edge.lower] + edge.lower_at; }
};

/// One Order for each family of `kin`, in their order; rows in no particular sequence yet.
std::vector<Order>
orders_of(const Kin& kin, const Rows& rows, const std::vector<std::vector<At>>& chains);

/// The weighed crossings between a row and the next: 4 for two lines of homes, less for secondary
/// ones. KinLines that share an end do not cross. Cost: O(edges log edges).
long crossings_below(const Order& order, std::size_t row);
long crossings_in(const Order& order);

}  // namespace spacebetween::layout
