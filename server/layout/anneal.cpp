// Looks past the nearest good order: takes worse ones as well, fewer and fewer of them.
#include "server/layout/anneal.hpp"

#include "server/layout/line_ends.hpp"
#include "server/layout/sibship_law.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

/// A stranger among siblings costs half as much as two lines that cross while there is time to get
/// it out again, and much at last: nodes must pass through where they may not stay.
constexpr long stranger_at_first = 20;
constexpr long stranger_at_last = 1000;
constexpr long share_at_last = 192;  ///< of 1024 parts of the tries

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
    Annealer(Order& order, Company& company, const Weights& weights, const Annealing& how)
        : order_(order),
          company_(company),
          weights_(weights),
          how_(how),
          chance_(how.seed),
          law_(order, weights),
          lines_(order) {
        for (const Node& node : order.nodes) {
            row_.push_back(node.row);
            turns_.push_back(node.people.size() > 1 ? 1 : 0);
        }
        company_.look();
    }

    void run() {
        for (std::size_t left = how_.tries; left > 0; --left) {
            if (left < same_heat_to_) cool(left);
            const At node = chance_.below(row_.size());
            if (turns_[node] != 0 && chance_.below(16) == 0) {
                turn(node);
            } else {
                shift(node);
            }
        }
        for (At node = 0; node < order_.nodes.size(); ++node)
            order_.settle(node);
        for (std::size_t row = 0; row < order_.rows.size(); ++row)
            order_.number(row);
    }

private:
    void cool(std::size_t left) {
        const std::size_t share = left * 1024 / how_.tries;
        heat_ = std::max(1L, how_.heat * static_cast<long>(share) / 1024);
        strangers_cost(static_cast<long>(share));
        same_heat_to_ = (share * how_.tries + 1023) / 1024;
    }

    void strangers_cost(long share) {
        if (share >= share_at_last) return;
        constexpr long more = stranger_at_last - stranger_at_first;
        stranger_ = stranger_at_first + more * (share_at_last - share) / share_at_last;
    }

    [[nodiscard]] bool takes(long worse) {
        return worse <= 0 || worse < static_cast<long>(chance_.below(static_cast<At>(heat_ + 1)));
    }

    void swap_places(std::vector<At>& sequence, At left) {
        std::swap(sequence[left], sequence[left + 1]);
        order_.place[sequence[left]] = left;
        order_.place[sequence[left + 1]] = left + 1;
    }

    /// Moves a node past one neighbour after the other, to where it was cheapest.
    void shift(At node) {
        auto& sequence = order_.rows[row_[node]];
        if (sequence.size() < 2) return;
        const At start = order_.place[node];
        const bool to_left = chance_.below(2) == 0;
        std::size_t steps = 1 + chance_.below(how_.reach);
        steps = std::min(steps, to_left ? start : sequence.size() - 1 - start);
        if (steps == 0) return;
        law_.begin();
        company_.start(node);
        long sum = 0, best = std::numeric_limits<long>::max();
        At best_place = start;
        for (At at = start; steps > 0; --steps) {
            at = to_left ? at - 1 : at + 1;
            const At passed = sequence[at];
            const At one = to_left ? passed : node, two = to_left ? node : passed;
            if (!law_.allows_swap(one, two)) break;
            sum += 10 * lines_.balance(one, two);
            sum += stranger_ * company_.pass(passed, to_left);
            long price = sum;
            // Too dear already, and the law adds to it: what it adds need not be known.
            if (law_.noted() && (sum < std::min(best, heat_) || law_.may_refund())) {
                bring(node, at);
                price += law_.change();
            }
            if (price >= best) continue;
            best = price;
            best_place = at;
            law_.remember();
        }
        if (best_place == start || !takes(best)) best_place = start;
        bring(node, best_place);
        if (best_place == start) return;
        keep(sequence, start, best_place);
        company_.keep(node);
    }

    void bring(At node, At place) {
        auto& sequence = order_.rows[row_[node]];
        while (order_.place[node] < place)
            swap_places(sequence, order_.place[node]);
        while (order_.place[node] > place)
            swap_places(sequence, order_.place[node] - 1);
    }

    void keep(const std::vector<At>& sequence, At from, At to) {
        for (At at = std::min(from, to); at <= std::max(from, to); ++at)
            lines_.moved(sequence[at], at);
        law_.keep();
    }

    void turn(At node) {
        auto& people = order_.nodes[node].people;
        const Kin& kin = *order_.kin;
        long worse = lines_.crossings_within(node, true) - lines_.crossings_within(node, false);
        worse = 10 * worse - weights_.turned * wives_left(kin, people);
        law_.begin();
        std::reverse(people.begin(), people.end());
        law_.note_turn(node);
        worse += weights_.turned * wives_left(kin, people);
        worse += law_.change();
        law_.remember();
        if (takes(worse)) {
            lines_.turned(node, order_.place[node]);
            law_.keep();
        } else {
            std::reverse(people.begin(), people.end());
        }
    }

    Order& order_;
    Company& company_;
    const Weights& weights_;
    const Annealing& how_;
    Chance chance_;
    SibshipLaw law_;
    LineEnds lines_;
    std::vector<std::size_t> row_;  ///< by node
    std::vector<char> turns_;       ///< by node: whether there is anything to turn round
    long heat_ = 1;
    long stranger_ = stranger_at_first;  ///< what one among siblings costs now
    std::size_t same_heat_to_ = std::numeric_limits<std::size_t>::max();  ///< tries left
};

}  // namespace

void anneal(Order& order, Company& company, const Weights& weights, const Annealing& how) {
    if (!order.nodes.empty() && how.tries > 0) Annealer(order, company, weights, how).run();
}

}  // namespace spacebetween::layout
