// Looks past the nearest good order: takes worse ones as well, fewer and fewer of them.
#include "server/layout/anneal.hpp"

#include "server/layout/sibship_law.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

/// The end of a line in a neighbouring row, and where it begins in its node.
struct End {
    At node = none;
    int at = 0;
    int own = 0;
    int weight = 0;
};

struct Ends {
    std::vector<End> up, down;
};

class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}

    /// A number from 0 to `count` - 1.
    std::size_t below(std::size_t count) {
        state_ ^= state_ << 13U;
        state_ ^= state_ >> 7U;
        state_ ^= state_ << 17U;
        return ((state_ >> 32U) * count) >> 32U;
    }

private:
    std::uint64_t state_;
};

class Annealer {
public:
    Annealer(Order& order, const Weights& weights, const Annealing& how)
        : order_(order),
          weights_(weights),
          how_(how),
          chance_(how.seed),
          law_(order, weights),
          ends_(order.nodes.size()) {
        for (const Edge& edge : order.edges) {
            ends_[edge.upper].down.push_back({edge.lower, edge.lower_at, edge.upper_at, edge.weight}
            );
            ends_[edge.lower].up.push_back({edge.upper, edge.upper_at, edge.lower_at, edge.weight});
        }
    }

    void run() {
        for (std::size_t left = how_.tries; left > 0; --left) {
            const auto share = static_cast<long>(left * 1024 / how_.tries);
            heat_ = how_.heat * share / 1024;
            const At node = chance_.below(order_.nodes.size());
            if (order_.nodes[node].people.size() > 1 && chance_.below(16) == 0) {
                turn(node);
            } else {
                shift(node);
            }
        }
        for (std::size_t row = 0; row < order_.rows.size(); ++row)
            order_.number(row);
    }

private:
    [[nodiscard]] int key(const End& end) const {
        return static_cast<int>(order_.place[end.node]) * 1024 + end.at;
    }

    /// Where the lines of a node go, read once for many comparisons.
    struct Reach {
        std::vector<std::pair<int, int>> keys;  ///< with their weights
        int least = 0, most = 0;
        int weight = 0;
    };

    void look(const std::vector<End>& ends, Reach& reach) const {
        reach.keys.clear();
        reach.least = std::numeric_limits<int>::max();
        reach.most = std::numeric_limits<int>::min();
        reach.weight = 0;
        for (const End& end : ends) {
            const int at = key(end);
            reach.least = std::min(reach.least, at);
            reach.most = std::max(reach.most, at);
            reach.weight += end.weight;
            reach.keys.emplace_back(at, end.weight);
        }
    }

    [[nodiscard]] bool takes(long worse) {
        return worse <= 0 || worse < static_cast<long>(chance_.below(static_cast<At>(heat_ + 1)));
    }

    /// How many more crossings there are when the first comes after the second.
    [[nodiscard]] long balance(const Reach& mine, const std::vector<End>& others) {
        if (mine.keys.empty() || others.empty()) return 0;
        look(others, theirs_);
        if (mine.most < theirs_.least) return long{mine.weight} * theirs_.weight;
        if (theirs_.most < mine.least) return -long{mine.weight} * theirs_.weight;
        int sum = 0;
        for (const auto& [from, weight] : mine.keys) {
            for (const auto& [to, other] : theirs_.keys)
                sum += ((from < to) - (from > to)) * weight * other;
        }
        return sum;
    }

    void swap_places(std::vector<At>& sequence, At left) {
        std::swap(sequence[left], sequence[left + 1]);
        order_.place[sequence[left]] = left;
        order_.place[sequence[left + 1]] = left + 1;
    }

    /// Moves a node past one neighbour after the other, and back to where it was cheapest.
    void shift(At node) {
        auto& sequence = order_.rows[order_.nodes[node].row];
        if (sequence.size() < 2) return;
        const At start = order_.place[node];
        const bool to_left = chance_.below(2) == 0;
        std::size_t steps = 1 + chance_.below(how_.reach);
        law_.begin();
        look(ends_[node].up, up_);
        look(ends_[node].down, down_);
        long sum = 0, best = std::numeric_limits<long>::max();
        At best_place = start;
        for (; steps > 0; --steps) {
            const At at = order_.place[node];
            if (to_left ? at == 0 : at + 1 == sequence.size()) break;
            const At left = to_left ? at - 1 : at;
            const At one = sequence[left], two = sequence[left + 1];
            if (!law_.allows_swap(one, two)) break;
            const Ends& passed = ends_[to_left ? one : two];
            const long gain = balance(up_, passed.up) + balance(down_, passed.down);
            sum += to_left ? -10 * gain : 10 * gain;
            swap_places(sequence, left);
            const long price = sum + law_.change();
            if (price >= best) continue;
            best = price;
            best_place = order_.place[node];
        }
        if (best_place == start || !takes(best)) best_place = start;
        while (order_.place[node] < best_place)
            swap_places(sequence, order_.place[node]);
        while (order_.place[node] > best_place)
            swap_places(sequence, order_.place[node] - 1);
        if (best_place != start) law_.keep();
    }

    /// Crossings among a chain's own lines, and wives left of husbands.
    [[nodiscard]] long own_price(At node) const {
        long price = 0;
        for (const auto* ends : {&ends_[node].up, &ends_[node].down}) {
            for (const End& one : *ends) {
                for (const End& two : *ends) {
                    const bool crosses = one.own < two.own && key(one) > key(two);
                    if (crosses) price += 10L * one.weight * two.weight;
                }
            }
        }
        return price + weights_.turned * wives_left(*order_.kin, order_.nodes[node].people);
    }

    void reverse(At node) {
        auto& people = order_.nodes[node].people;
        std::reverse(people.begin(), people.end());
        order_.settle(node);
        for (const bool up : {true, false}) {
            auto& own = up ? ends_[node].up : ends_[node].down;
            const auto& edges = up ? order_.nodes[node].up : order_.nodes[node].down;
            for (At at = 0; at < edges.size(); ++at) {
                const Edge& edge = order_.edges[edges[at]];
                own[at].own = up ? edge.lower_at : edge.upper_at;
                const auto& others =
                    up ? order_.nodes[edge.upper].down : order_.nodes[edge.lower].up;
                auto& there = up ? ends_[edge.upper].down : ends_[edge.lower].up;
                const auto found = std::find(others.begin(), others.end(), edges[at]);
                there[static_cast<At>(found - others.begin())].at = own[at].own;
            }
        }
    }

    void turn(At node) {
        const long before = own_price(node);
        law_.begin();
        reverse(node);
        law_.note_turn(node);
        if (takes(own_price(node) - before + law_.change())) {
            law_.keep();
        } else {
            reverse(node);
        }
    }

    Order& order_;
    const Weights& weights_;
    const Annealing& how_;
    Chance chance_;
    SibshipLaw law_;
    std::vector<Ends> ends_;    ///< by node, in the order of its edges
    Reach up_, down_, theirs_;  ///< of the node that moves, and of one it passes
    long heat_ = 0;
};

}  // namespace

void anneal(Order& order, const Weights& weights, const Annealing& how) {
    if (!order.nodes.empty() && how.tries > 0) Annealer(order, weights, how).run();
}

}  // namespace spacebetween::layout
