// Who stands beside whom in each row of one family, and the lines between neighbouring rows.
#include "server/layout/order.hpp"

#include "server/layout/birth_order.hpp"
#include "server/layout/chains.hpp"
#include "server/layout/count.hpp"

#include <algorithm>
#include <map>

namespace spacebetween::layout {
namespace {

class OrderBuilder {
public:
    OrderBuilder(const Kin& kin, const Rows& rows, const std::vector<std::vector<At>>& chains)
        : kin_(kin),
          rows_(rows),
          node_(rows.members.size(), none),
          orders_(kin.parts) {
        for (Order& order : orders_)
            order.kin = &kin;
        for (At cohort = 0; cohort < chains.size(); ++cohort)
            add_chain(cohort, chains[cohort]);
        for (At joined = 0; joined < kin.partners.size(); ++joined) {
            if (rows.host[joined] != none) add_union(joined);
        }
        for (const At link : kin.secondary)
            add_secondary(kin.links[link]);
    }

    std::vector<Order> take() {
        for (Order& order : orders_) {
            order.place.resize(order.nodes.size());
            order.base.resize(order.nodes.size());
            for (std::size_t row = 0; row < order.rows.size(); ++row)
                order.number(row);
            for (At node = 0; node < order.nodes.size(); ++node)
                order.settle(node);
        }
        return std::move(orders_);
    }

private:
    Order& order_of(At cohort) { return orders_[rows_.part[cohort]]; }

    At add_node(Order& order, Node node) {
        if (order.rows.size() <= node.row) order.rows.resize(node.row + 1);
        order.rows[node.row].push_back(order.nodes.size());
        order.nodes.push_back(std::move(node));
        return order.nodes.size() - 1;
    }

    void add_edge(Order& order, Edge edge) {
        order.nodes[edge.upper].down.push_back(order.edges.size());
        order.nodes[edge.lower].up.push_back(order.edges.size());
        order.edges.push_back(edge);
    }

    void add_chain(At cohort, const std::vector<At>& chain) {
        Node node;
        node.row = rows_.row[cohort];
        node.people = chain;
        for (const At person : chain) {
            const At home = kin_.home[person];
            if (home != none && kin_.children[home].size() > 1) {
                node.siblings.push_back({person, home, kin_.rank[person], is_linked(kin_, person)});
            }
        }
        Order& order = order_of(cohort);
        node_[cohort] = add_node(order, std::move(node));
        if (chain.empty()) return;
        order.chain_of.resize(kin_.people.size(), none);
        for (const At person : chain)
            order.chain_of[person] = node_[cohort];
    }

    /// A node of each row that a line passes, down to the row before `last`; none when it is next.
    At trunk_to(Order& order, Edge edge, std::size_t from, std::size_t last) {
        for (std::size_t row = from + 1; row < last; ++row) {
            Node trunk;
            trunk.row = row;
            trunk.joined = edge.joined;
            edge.lower = add_node(order, std::move(trunk));
            add_edge(order, edge);
            edge.upper = edge.lower;
            edge.joined = edge.upper_person = none;
        }
        return edge.upper;
    }

    /// The children of one union share its trunk, as they share its line in the drawing.
    void add_union(At joined) {
        const At host = rows_.host[joined];
        Order& order = order_of(host);
        if (kin_.partners[joined].empty()) order.nodes[node_[host]].joined = joined;
        std::map<std::size_t, std::vector<At>> by_row;
        for (const At child : kin_.children[joined])
            by_row[rows_.row_of(child)].push_back(child);
        At from = node_[host];
        std::size_t row = rows_.row[host];
        for (const auto& [below, children] : by_row) {
            const bool first = from == node_[host];
            const At trunk = trunk_to(order, {from, none, first ? joined : none}, row, below);
            for (const At child : children) {
                Edge edge{trunk, node_[rows_.cohort[child]]};
                edge.joined = trunk == node_[host] ? joined : none;
                edge.child = child;
                add_edge(order, edge);
            }
            if (trunk != from) {
                from = trunk;
                row = below - 1;
            }
        }
        for (const At partner : kin_.partners[joined]) {
            if (rows_.cohort[partner] != host) add_across(joined, partner);
        }
    }

    void add_across(At joined, At partner) {
        const At host = rows_.host[joined];
        if (rows_.row_of(partner) >= rows_.row[host]) return;
        Order& order = order_of(host);
        Edge edge{node_[rows_.cohort[partner]], none};
        edge.upper_person = partner;
        const At trunk = trunk_to(order, edge, rows_.row_of(partner), rows_.row[host]);
        if (trunk != edge.upper) edge.upper_person = none;
        edge.upper = trunk;
        edge.lower = node_[host];
        for (const At other : kin_.partners[joined]) {
            if (rows_.cohort[other] == host) edge.child = other;
        }
        add_edge(order, edge);
    }

    void add_secondary(const Link& link) {
        const At host = rows_.host[link.parents];
        const At cohort = rows_.cohort[link.child];
        if (host == none || rows_.row[cohort] <= rows_.row[host]) return;
        Order& order = order_of(host);
        Edge edge{node_[host], none, link.parents};
        edge.weight = 1;
        const At trunk = trunk_to(order, edge, rows_.row[host], rows_.row[cohort]);
        if (trunk != edge.upper) edge.joined = none;
        edge.upper = trunk;
        edge.lower = node_[cohort];
        edge.child = link.child;
        add_edge(order, edge);
    }

    const Kin& kin_;
    const Rows& rows_;
    std::vector<At> node_;  ///< of each cohort
    std::vector<Order> orders_;
};

int place_in(const std::vector<At>& people, At person) {
    const auto at = std::find(people.begin(), people.end(), person);
    return 2 * static_cast<int>(at - people.begin());
}

}  // namespace

void Order::number(std::size_t row) {
    int next = 0;
    for (At at = 0; at < rows[row].size(); ++at) {
        const At node = rows[row][at];
        place[node] = at;
        base[node] = next;
        next += 2 * static_cast<int>(nodes[node].people.size()) + 2;
    }
}

void Order::settle(At node) {
    const auto& people = nodes[node].people;
    for (const At at : nodes[node].down) {
        Edge& edge = edges[at];
        if (edge.joined != none) edge.upper_at = port_in(*kin, people, kin->partners[edge.joined]);
        if (edge.upper_person != none) edge.upper_at = place_in(people, edge.upper_person);
    }
    for (const At at : nodes[node].up) {
        Edge& edge = edges[at];
        if (edge.child != none) edge.lower_at = place_in(people, edge.child);
    }
}

std::vector<Order>
orders_of(const Kin& kin, const Rows& rows, const std::vector<std::vector<At>>& chains) {
    return OrderBuilder(kin, rows, chains).take();
}

long crossings_below(const Order& order, std::size_t row) {
    std::vector<Stroke> strokes;
    for (const At node : order.rows[row]) {
        for (const At at : order.nodes[node].down) {
            const Edge& edge = order.edges[at];
            strokes.push_back({order.upper_end(edge), order.lower_end(edge), edge.weight});
        }
    }
    return count_stroke_crossings(std::move(strokes));
}

long crossings_in(const Order& order) {
    long sum = 0;
    for (std::size_t row = 0; row < order.rows.size(); ++row)
        sum += crossings_below(order, row);
    return sum;
}

}  // namespace spacebetween::layout
