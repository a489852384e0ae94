// The order of birth as a law: who may break it, and the nearest order that keeps it.
#include "server/layout/legal.hpp"

#include "server/layout/birth_order.hpp"

#include <algorithm>
#include <map>
#include <queue>

namespace spacebetween::layout {
namespace {

constexpr std::size_t siblings_weighed_max = 80;  // more are put in order without exceptions

struct Standing {
    At node;
    Sibling sibling;
};
using Sibships = std::map<At, std::vector<Standing>>;

/// The siblings of each union in one row, from left to right.
Sibships sibships_in(const Order& order, std::size_t row) {
    Sibships sibships;
    for (const At node : order.rows[row]) {
        for (const Sibling& sibling : order.nodes[node].siblings) {
            sibships[sibling.joined].push_back({node, sibling});
        }
    }
    return sibships;
}

void take_exceptions(const std::vector<Standing>& siblings, Exceptions& exceptions) {
    if (siblings.size() > siblings_weighed_max) return;
    std::vector<Ranked> row;
    for (const Standing& one : siblings) {
        row.push_back({one.sibling.rank, one.sibling.linked ? 1 : 1000});
    }
    InOrder in_order;
    const auto& keeps = in_order.keeps(row);
    for (At at = 0; at < siblings.size(); ++at) {
        const Sibling& sibling = siblings[at].sibling;
        if (keeps[at] != 0 || !exceptions.may(sibling)) continue;
        exceptions.person[sibling.person] = 1;
        ++exceptions.count[sibling.joined];
    }
}

/// Which nodes of a row must come before which.
struct Law {
    std::vector<std::vector<At>> after;  ///< by node
    std::vector<std::size_t> waits;
};

void add_sibship(std::vector<Standing> siblings, const Exceptions& exceptions, Law& law) {
    std::erase_if(siblings, [&](const Standing& one) {
        return exceptions.person[one.sibling.person] != 0;
    });
    std::stable_sort(siblings.begin(), siblings.end(), [](const auto& left, const auto& right) {
        return left.sibling.rank < right.sibling.rank;
    });
    for (At from = 0, to = 0; from < siblings.size();) {
        const std::size_t rank = siblings[from].sibling.rank;
        for (to = from; to < siblings.size() && siblings[to].sibling.rank == rank;)
            ++to;
        for (At next = to; next < siblings.size(); ++next) {
            if (siblings[next].sibling.rank != siblings[to].sibling.rank) break;
            for (At at = from; at < to; ++at) {
                if (siblings[at].node == siblings[next].node) continue;
                law.after[siblings[at].node].push_back(siblings[next].node);
                ++law.waits[siblings[next].node];
            }
        }
        from = to;
    }
}

/// The nearest order that keeps the law: always the leftmost node that need not wait. In a knot
/// of families that all wait for each other the leftmost breaks the law.
void put_in_order(Order& order, std::size_t row, Law& law) {
    using Place = std::pair<At, At>;
    std::priority_queue<Place, std::vector<Place>, std::greater<>> ready;
    std::vector<char> done(order.nodes.size(), 0);
    for (const At node : order.rows[row]) {
        if (law.waits[node] == 0) ready.push({order.place[node], node});
    }
    std::vector<At> sequence;
    At first_waiting = 0;
    while (sequence.size() < order.rows[row].size()) {
        At next = none;
        if (ready.empty()) {
            while (done[order.rows[row][first_waiting]] != 0)
                ++first_waiting;
            next = order.rows[row][first_waiting];
        } else {
            next = ready.top().second;
            ready.pop();
        }
        if (done[next] != 0) continue;
        done[next] = 1;
        sequence.push_back(next);
        for (const At after : law.after[next]) {
            if (--law.waits[after] == 0 && done[after] == 0) {
                ready.push({order.place[after], after});
            }
        }
    }
    order.rows[row] = std::move(sequence);
    order.number(row);
}

}  // namespace

Exceptions legalise(Order& order, std::size_t exceptions_max) {
    Exceptions exceptions;
    exceptions.person.assign(order.kin->people.size(), 0);
    exceptions.count.assign(order.kin->partners.size(), 0);
    exceptions.most = exceptions_max;
    Law law{
        std::vector<std::vector<At>>(order.nodes.size()),
        std::vector<std::size_t>(order.nodes.size(), 0)
    };
    for (std::size_t row = 0; row < order.rows.size(); ++row) {
        const Sibships sibships = sibships_in(order, row);
        if (sibships.empty()) continue;
        for (const auto& [joined, siblings] : sibships)
            take_exceptions(siblings, exceptions);
        for (const auto& [joined, siblings] : sibships)
            add_sibship(siblings, exceptions, law);
        put_in_order(order, row, law);
    }
    return exceptions;
}

}  // namespace spacebetween::layout
