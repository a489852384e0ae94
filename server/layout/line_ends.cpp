// Where the lines of every node end, side by side in memory, kept true while nodes change places.
#include "server/layout/line_ends.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace spacebetween::layout {
namespace {

constexpr int places_max = 1024;  // inside one node, in halves; far more than anybody draws

int key(At place, int at) { return static_cast<int>(place) * places_max + at; }

/// Where every line begins in its two nodes.
struct Begins {
    std::vector<int> upper, lower;  ///< by edge

    explicit Begins(const Order& order) {
        upper.reserve(order.edges.size());
        lower.reserve(order.edges.size());
        for (const Edge& edge : order.edges) {
            upper.push_back(edge.upper_at);
            lower.push_back(edge.lower_at);
        }
    }
};

void turn_all(Order& order) {
    for (At node = 0; node < order.nodes.size(); ++node) {
        auto& people = order.nodes[node].people;
        if (people.size() < 2) continue;
        std::reverse(people.begin(), people.end());
        order.settle(node);
    }
}

Begins begins_turned(Order& order) {
    turn_all(order);
    Begins begins(order);
    turn_all(order);
    return begins;
}

}  // namespace

LineEnds::LineEnds(Order& order) : bundles_(2 * order.nodes.size()) {
    lay_out(order);
    join(order);
    for (Bundle& bundle : bundles_) {
        for (std::uint32_t at = bundle.from; at < bundle.to; ++at)
            bundle.weight += ends_[at].weight;
        if (bundle.from < bundle.to) measure(bundle);
    }
}

void LineEnds::lay_out(const Order& order) {
    std::size_t next = 0;
    for (At node = 0; node < order.nodes.size(); ++node) {
        for (const bool down : {false, true}) {
            Bundle& bundle = bundles_[2 * node + (down ? 1 : 0)];
            const auto& edges = down ? order.nodes[node].down : order.nodes[node].up;
            bundle.from = static_cast<std::uint32_t>(next);
            next += edges.size();
            bundle.to = static_cast<std::uint32_t>(next);
        }
    }
    ends_.resize(next);
    lines_.resize(next);
}

void LineEnds::join(Order& order) {
    const Begins now(order);
    const Begins turned = begins_turned(order);
    std::vector<std::uint32_t> next;
    next.reserve(bundles_.size());
    for (const Bundle& bundle : bundles_)
        next.push_back(bundle.from);
    // A node's lines in the order of its edges, which is that of all edges.
    for (At at = 0; at < order.edges.size(); ++at) {
        const Edge& edge = order.edges[at];
        const auto above = static_cast<std::uint32_t>(2 * edge.upper + 1);
        const auto below = static_cast<std::uint32_t>(2 * edge.lower);
        const std::uint32_t from = next[above]++;
        const std::uint32_t to = next[below]++;
        ends_[from] = {key(order.place[edge.lower], now.lower[at]), edge.weight};
        ends_[to] = {key(order.place[edge.upper], now.upper[at]), edge.weight};
        lines_[from] = {to, below, now.upper[at], turned.upper[at]};
        lines_[to] = {from, above, now.lower[at], turned.lower[at]};
    }
}

void LineEnds::measure(Bundle& bundle) const {
    int least = ends_[bundle.from].at;
    int most = least;
    for (std::uint32_t at = bundle.from + 1; at < bundle.to; ++at) {
        least = std::min(least, ends_[at].at);
        most = std::max(most, ends_[at].at);
    }
    bundle.least = least;
    bundle.most = most;
}

long LineEnds::balance_of_lines(const Bundle& first, const Bundle& second) const {
    const std::span<const End> others(&ends_[second.from], second.to - second.from);
    int sum = 0;
    for (const End& one : std::span(&ends_[first.from], first.to - first.from)) {
        int sides = 0;
        for (const End& other : others)
            sides += ((one.at < other.at) - (one.at > other.at)) * other.weight;
        sum += sides * one.weight;
    }
    return sum;
}

long LineEnds::crossings_within(At node, bool turned) const {
    long sum = 0;
    for (const Bundle* bundle : {&bundles_[2 * node], &bundles_[2 * node + 1]}) {
        for (std::uint32_t one = bundle->from; one < bundle->to; ++one) {
            const int own = turned ? lines_[one].own_turned : lines_[one].own;
            for (std::uint32_t two = bundle->from; two < bundle->to; ++two) {
                const int other = turned ? lines_[two].own_turned : lines_[two].own;
                if (own >= other || ends_[one].at <= ends_[two].at) continue;
                sum += long{ends_[one].weight} * ends_[two].weight;
            }
        }
    }
    return sum;
}

void LineEnds::moved(At node, At place) {
    const std::uint32_t to = bundles_[2 * node + 1].to;
    for (std::uint32_t at = bundles_[2 * node].from; at < to; ++at) {
        const Line& line = lines_[at];
        const int now = key(place, line.own);
        const int before = std::exchange(ends_[line.twin].at, now);
        Bundle& other = bundles_[line.bundle];
        if (other.from + 1 == other.to) {
            other.least = other.most = now;
        } else if (before == other.least || before == other.most) {
            measure(other);
        } else {
            other.least = std::min(other.least, now);
            other.most = std::max(other.most, now);
        }
    }
}

void LineEnds::turned(At node, At place) {
    for (std::uint32_t at = bundles_[2 * node].from; at < bundles_[2 * node + 1].to; ++at)
        std::swap(lines_[at].own, lines_[at].own_turned);
    moved(node, place);
}

}  // namespace spacebetween::layout
