// Looks for an order of the rows with fewer crossings, and never takes a worse one.
#include "server/layout/search.hpp"

#include "server/layout/anneal.hpp"
#include "server/layout/kin_walk.hpp"
#include "server/layout/sift.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

/// Annealing begins cooler where it goes on from what was annealed before, and hotter in a family
/// so large that one run is all there is time for.
constexpr long first_heat = 250;
constexpr long later_heat = 200;
constexpr long only_heat = 350;
constexpr std::size_t only_reach = 3;
constexpr std::uint64_t only_seed = 1001;
constexpr std::size_t heat_share = 16;  ///< of the tries that the best of the heats gets

/// An order of the rows that can be come back to.
struct Found {
    std::vector<std::vector<At>> rows;
    std::vector<std::vector<At>> people;
    long price = std::numeric_limits<long>::max();
};

long price_of(const Order& order, const Exceptions& exceptions, const Weights& weights) {
    long price = 10 * crossings_in(order);
    for (const char exception : exceptions.person) {
        if (exception != 0) price += weights.exception;
    }
    for (const Node& node : order.nodes)
        price += weights.turned * wives_left(*order.kin, node.people);
    return price;
}

void keep_if_better(const Order& order, long price, Found& best) {
    if (price >= best.price) return;
    best.price = price;
    best.rows = order.rows;
    best.people.clear();
    for (const Node& node : order.nodes)
        best.people.push_back(node.people);
}

void come_back(Order& order, const Found& found) {
    order.rows = found.rows;
    for (At node = 0; node < order.nodes.size(); ++node) {
        order.nodes[node].people = found.people[node];
        order.settle(node);
    }
    for (std::size_t row = 0; row < order.rows.size(); ++row)
        order.number(row);
}

bool improve_row(Sifter& sifter, std::size_t row, Look look) {
    bool gained = sifter.sift(row, look);
    gained = sifter.sift_sibships(row, look) || gained;
    return sifter.turn(row) || gained;
}

/// Downwards, then upwards, each row looking only back; then every row both ways until it rests. A
/// row in which nothing was gained rests until it or a row beside it changes.
void sweep(Order& order, Sifter& sifter, bool one_sided, std::size_t most) {
    const std::size_t rows = order.rows.size();
    if (one_sided) {
        for (std::size_t row = 1; row < rows; ++row)
            improve_row(sifter, row, Look::up);
        for (std::size_t row = rows; row-- > 0;)
            improve_row(sifter, row, Look::down);
    }
    std::vector<char> rests(rows, 0);
    bool gained = true;
    for (int pass = 0; gained && pass < 12 && sifter.comparisons() < most; ++pass) {
        gained = false;
        for (std::size_t row = 0; row < rows; ++row) {
            if (rests[row] != 0) continue;
            rests[row] = 1;
            if (!improve_row(sifter, row, Look::both)) continue;
            gained = true;
            for (std::size_t at = row > 0 ? row - 1 : 0; at < std::min(rows, row + 2); ++at)
                rests[at] = 0;
        }
    }
}

/// Sweeps until it rests, and shakes it up for the next round; answers how much was compared.
std::size_t improve(
    Order& order,
    Company& company,
    const Weights& weights,
    const Effort& effort,
    std::size_t most,
    Found& best
) {
    Exceptions exceptions = legalise(order, weights.exceptions_max);
    company.part(order);
    Sifter sifter(order, company, exceptions, weights);
    keep_if_better(order, price_of(order, exceptions, weights), best);
    int stale = 0;
    Found own;
    for (std::size_t round = 0; round < effort.rounds && stale < 3 && sifter.comparisons() < most;
         ++round) {
        sweep(order, sifter, round > 0, most);
        const long price = price_of(order, exceptions, weights);
        stale = price < own.price ? 0 : stale + 1;
        keep_if_better(order, price, own);
        keep_if_better(order, price, best);
    }
    return sifter.comparisons();
}

/// The best of several first orders, each annealed a little. What a walk puts side by side, small
/// moves seldom part, so it pays to choose among walks.
Found best_heat(
    Order& order,
    Company& company,
    const Weights& weights,
    const Effort& effort,
    const std::vector<At>& roots
) {
    Found best;
    for (std::size_t at = 0; at < std::min(effort.heats, roots.size()); ++at) {
        walk_kin(order, roots[at], true);
        legalise(order, weights.exceptions_max);
        anneal(order, company, weights, {.tries = effort.tries / heat_share, .heat = first_heat});
        const Exceptions exceptions = legalise(order, weights.exceptions_max);
        company.part(order);
        keep_if_better(order, price_of(order, exceptions, weights), best);
    }
    return best;
}

void anneal_best(
    Order& order,
    Company& company,
    const Weights& weights,
    const Effort& effort,
    const std::vector<At>& roots,
    Found& best
) {
    if (effort.heats == 0) {
        anneal(order, company, weights, {effort.tries, only_heat, only_reach, only_seed});
    } else {
        come_back(order, best_heat(order, company, weights, effort, roots));
        anneal(order, company, weights, {.tries = effort.tries, .heat = later_heat});
    }
    Effort once = effort;
    once.rounds = 1;
    improve(order, company, weights, once, effort.comparisons, best);
    come_back(order, best);
}

}  // namespace

long wives_left(const Kin& kin, const std::vector<At>& people) {
    long count = 0;
    for (At at = 1; at < people.size(); ++at) {
        const Gender left = kin.people[people[at - 1]]->gender;
        const Gender right = kin.people[people[at]]->gender;
        if (left == Gender::female && right == Gender::male) ++count;
    }
    return count;
}

void search(Order& order, const Weights& weights, const Effort& effort) {
    if (order.rows.empty()) return;
    const auto roots = roots_of(order);
    Company company(order);
    Found first;
    keep_if_better(order, 0, first);
    Found best;
    std::size_t spent = 0;
    for (std::size_t start = 0; start < effort.starts; ++start) {
        const std::size_t root = start / 2;
        if (root >= roots.size() || spent >= effort.comparisons || best.price == 0) break;
        come_back(order, first);
        walk_kin(order, roots[root], start % 2 != 0);
        spent += improve(order, company, weights, effort, effort.comparisons - spent, best);
    }
    come_back(order, best);
    if (effort.tries > 0 && crossings_in(order) > 0) {
        anneal_best(order, company, weights, effort, roots, best);
    }
}

}  // namespace spacebetween::layout
