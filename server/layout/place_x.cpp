// Where each person of an ordered family stands along their row.
#include "server/layout/place_x.hpp"

#include "server/layout/row_fit.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

using Number = std::int64_t;
constexpr Number scale = 16;  // parts of a unit
constexpr int passes = 120;
constexpr int trunk_gap = 22;        // between two lines that pass a row
constexpr int trunk_clearance = 16;  // between a passing line and a label

/// What wishes are worth, in sixteenths.
constexpr Number weight_child = 16, weight_trunk = 64, weight_secondary = 4;
constexpr Number weight_parents = 24, weight_partner = 2;

struct Item {
    At node = none;
    At person = none;  ///< none: a trunk, or a bar's place
    At index = 0;      ///< in its chain
};

class Placing {
public:
    explicit Placing(const Order& order) : order_(order), first_item_(order.nodes.size()) {
        for (const auto& nodes : order.rows) {
            items_of_row_.push_back({items_.size(), 0});
            for (const At node : nodes)
                add_node(node);
            items_of_row_.back().second = items_.size();
        }
        at_.resize(items_.size());
        sums_.resize(items_.size());
        find_gaps();
        pack();
    }

    void run() {
        const std::size_t rows = items_of_row_.size();
        for (int pass = 0; pass < passes; ++pass) {
            const bool both = pass >= passes / 2;
            const bool down = pass % 2 == 0;
            for (std::size_t step = 0; step < rows; ++step) {
                const std::size_t row = down ? step : rows - 1 - step;
                fit(row, down || both, !down || both, scale);
            }
        }
    }

    Extent finish(std::vector<int>& x) {
        Extent extent{std::numeric_limits<int>::max(), std::numeric_limits<int>::min()};
        for (std::size_t row = 0; row < items_of_row_.size(); ++row)
            round(row, x, extent);
        if (extent.left > extent.right) extent = {0, 0};
        return extent;
    }

private:
    void add_node(At node) {
        first_item_[node] = items_.size();
        const auto& people = order_.nodes[node].people;
        if (people.empty()) items_.push_back({node, none, 0});
        for (At index = 0; index < people.size(); ++index) {
            items_.push_back({node, people[index], index});
        }
    }

    [[nodiscard]] int gap(const Item& left, const Item& right) const {
        const auto& people = order_.kin->people;
        if (left.person == none && right.person == none) return trunk_gap;
        if (left.person == none) return half_width(*people[right.person]) + trunk_clearance;
        if (right.person == none) return half_width(*people[left.person]) + trunk_clearance;
        return separation(*people[left.person], *people[right.person], left.node == right.node);
    }

    void find_gaps() {
        gaps_.resize(items_.size(), 0);
        for (const auto& [from, to] : items_of_row_) {
            for (At at = from; at + 1 < to; ++at)
                gaps_[at] = gap(items_[at], items_[at + 1]);
        }
    }

    void pack() {
        for (const auto& [from, to] : items_of_row_) {
            Number next = 0;
            for (At at = from; at < to; ++at) {
                at_[at] = next;
                next += gaps_[at] * scale;
            }
        }
    }

    /// A place inside a node, counted in halves, as a coordinate.
    [[nodiscard]] Number inside(At node, int halves) const {
        const At first = first_item_[node] + static_cast<At>(halves / 2);
        return halves % 2 == 0 ? at_[first] : (at_[first] + at_[first + 1]) / 2;
    }

    void wish(At item, Number at, Number weight) {
        sums_[item].at += at * weight;
        sums_[item].weight += weight;
    }

    void wish_up(At from, At to) {
        for (At item = from; item < to; ++item) {
            const Node& node = order_.nodes[items_[item].node];
            for (const At at : node.up) {
                const Edge& edge = order_.edges[at];
                if (edge.child != items_[item].person) continue;
                Number weight = edge.child == none ? weight_trunk : weight_child;
                if (edge.weight < 2) weight = weight_secondary;
                wish(item, inside(edge.upper, edge.upper_at), weight);
            }
        }
    }

    /// A node's lines that leave from one place wish it over the middle of their ends.
    void wish_down(At node) {
        struct Port {
            int at;
            Number sum, count;
        };
        std::vector<Port> ports;
        for (const At edge_at : order_.nodes[node].down) {
            const Edge& edge = order_.edges[edge_at];
            if (edge.weight < 2 || edge.upper_person != none) continue;
            const auto same = std::find_if(ports.begin(), ports.end(), [&](const Port& port) {
                return port.at == edge.upper_at;
            });
            Port& port = same != ports.end() ? *same : ports.emplace_back(edge.upper_at, 0, 0);
            port.sum += inside(edge.lower, edge.lower_at);
            ++port.count;
        }
        for (const Port& port : ports) {
            const Number middle = port.sum / port.count;
            const At left = first_item_[node] + static_cast<At>(port.at / 2);
            const bool trunk = items_[left].person == none;
            if (port.at % 2 == 0) {
                wish(left, middle, trunk ? weight_trunk : weight_parents);
            } else {
                const Number half = (at_[left + 1] - at_[left]) / 2;
                wish(left, middle - half, weight_parents);
                wish(left + 1, middle + half, weight_parents);
            }
        }
    }

    void wish_partners(At from, At to) {
        for (At item = from; item + 1 < to; ++item) {
            if (items_[item].node != items_[item + 1].node) continue;
            wish(item, at_[item + 1] - gaps_[item] * scale, weight_partner);
            wish(item + 1, at_[item] + gaps_[item] * scale, weight_partner);
        }
    }

    void fit(std::size_t row, bool up, bool down, Number unit) {
        const auto [from, to] = items_of_row_[row];
        std::fill(sums_.begin() + difference(from), sums_.begin() + difference(to), Wish{0, 0, {}});
        if (up) wish_up(from, to);
        if (down) {
            for (const At node : order_.rows[row])
                wish_down(node);
        }
        wish_partners(from, to);
        std::vector<Wish> wishes(to - from);
        std::vector<Number> gaps(to - from);
        for (At item = from; item < to; ++item) {
            const Wish& sum = sums_[item];
            Wish& one = wishes[item - from];
            one = sum.weight == 0 ? Wish{at_[item], 1, {}}
                                  : Wish{sum.at / sum.weight, sum.weight, {}};
            gaps[item - from] = gaps_[item] * unit;
        }
        const auto fitted = fit_row(wishes, gaps);
        std::copy(fitted.begin(), fitted.end(), at_.begin() + difference(from));
    }

    /// To whole units, once more in order and apart.
    void round(std::size_t row, std::vector<int>& x, Extent& extent) {
        const auto [from, to] = items_of_row_[row];
        std::vector<Wish> wishes(to - from);
        std::vector<Number> gaps(to - from);
        for (At item = from; item < to; ++item) {
            wishes[item - from] = {(at_[item] + (at_[item] < 0 ? -8 : 8)) / scale, 1, {}};
            gaps[item - from] = gaps_[item];
        }
        const auto fitted = fit_row(wishes, gaps);
        for (At item = from; item < to; ++item) {
            const At person = items_[item].person;
            if (person == none) continue;
            x[person] = static_cast<int>(fitted[item - from]);
            const int half = half_width(*order_.kin->people[person]);
            extent.left = std::min(extent.left, x[person] - half);
            extent.right = std::max(extent.right, x[person] + half);
        }
    }

    static std::ptrdiff_t difference(At at) { return static_cast<std::ptrdiff_t>(at); }

    const Order& order_;
    std::vector<At> first_item_;
    std::vector<Item> items_;
    std::vector<std::pair<At, At>> items_of_row_;
    std::vector<int> gaps_;  ///< to the next item, in units
    std::vector<Number> at_;
    std::vector<Wish> sums_;
};

}  // namespace

Extent place_x(const Order& order, std::vector<int>& x) {
    Placing placing(order);
    placing.run();
    return placing.finish(x);
}

}  // namespace spacebetween::layout
