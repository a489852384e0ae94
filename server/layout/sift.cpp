// Moves one node after another to the place in its row where fewest lines cross.
#include "server/layout/sift.hpp"

#include <algorithm>

namespace spacebetween::layout {

void Sifter::Ends::add(int at, int weight_of_line) {
    least = ends.empty() ? at : std::min(least, at);
    most = ends.empty() ? at : std::max(most, at);
    weight += weight_of_line;
    ends.push_back({at, weight_of_line});
}

/// Where the lines of a row's nodes go, as long as the rows beside it stand still.
void Sifter::gather(std::size_t row, Look look) {
    for (const At node : order_.rows[row]) {
        for (Ends* ends : {&ends_[node].up, &ends_[node].down}) {
            ends->ends.clear();
            ends->weight = ends->least = ends->most = 0;
        }
        if (look != Look::down) {
            for (const At at : order_.nodes[node].up) {
                const Edge& edge = order_.edges[at];
                ends_[node].up.add(order_.upper_end(edge), edge.weight);
            }
        }
        if (look != Look::up) {
            for (const At at : order_.nodes[node].down) {
                const Edge& edge = order_.edges[at];
                ends_[node].down.add(order_.lower_end(edge), edge.weight);
            }
        }
    }
}

/// How many more crossings there are when what goes to `right` stands before what goes to `left`.
long Sifter::balance(const Ends& left, const Ends& right) {
    if (left.weight == 0 || right.weight == 0) return 0;
    if (left.most < right.least) return long{left.weight} * right.weight;
    if (right.most < left.least) return -long{left.weight} * right.weight;
    long sum = 0;
    for (const End& first : left.ends) {
        for (const End& second : right.ends) {
            const int sign = (first.at < second.at) - (first.at > second.at);
            sum += sign * first.weight * second.weight;
        }
    }
    return sum;
}

/// How many more crossings there are with `two` before `one`.
long Sifter::prefer_before(At one, At two) {
    ++comparisons_;
    return 10 * (balance(ends_[one].up, ends_[two].up) + balance(ends_[one].down, ends_[two].down));
}

/// With how many siblings who stand by birth this one disagrees.
int Sifter::conflicts(const Sibling& sibling) const {
    int sum = 0;
    const At own = order_.chain_of[sibling.person];
    for (const At other : order_.kin->children[sibling.joined]) {
        if (other == sibling.person || exceptions_.person[other] != 0) continue;
        const At node = order_.chain_of[other];
        if (order_.nodes[node].row != order_.nodes[own].row) continue;
        const std::size_t rank = order_.kin->rank[other];
        bool before = order_.place[node] < order_.place[own];
        if (node == own) {
            const auto& people = order_.nodes[own].people;
            before = std::find(people.begin(), people.end(), other) <
                     std::find(people.begin(), people.end(), sibling.person);
        }
        if (before ? rank > sibling.rank : rank < sibling.rank) ++sum;
    }
    return sum;
}

int Sifter::passing(const Sibling& sibling, At passed, bool to_left) const {
    int change = 0;
    for (const Sibling& other : order_.nodes[passed].siblings) {
        if (other.joined != sibling.joined || exceptions_.person[other.person] != 0) continue;
        if (other.rank == sibling.rank) continue;
        change += (other.rank < sibling.rank) == to_left ? 1 : -1;
    }
    return change;
}

bool Sifter::allowed(At node, const std::vector<int>& conflicts, long& price) const {
    const auto& siblings = order_.nodes[node].siblings;
    price = 0;
    for (At at = 0; at < siblings.size(); ++at) {
        if (conflicts[at] <= 0) continue;
        if (!exceptions_.may(siblings[at])) return false;
        price += weights_.exception;
    }
    return true;
}

Sifter::Best Sifter::seek(At node, bool to_left, std::vector<int> conflicts, long price_now) {
    const Node& moved = order_.nodes[node];
    const auto& sequence = order_.rows[moved.row];
    Best best{order_.place[node], 0};
    long gain = 0;
    long price = price_now;
    company_.start(node);
    for (At at = best.place; to_left ? at > 0 : at + 1 < sequence.size();) {
        at = to_left ? at - 1 : at + 1;
        const At passed = sequence[at];
        gain += to_left ? prefer_before(node, passed) : prefer_before(passed, node);
        gain -= weights_.stranger * company_.pass(passed, to_left);
        if (!conflicts.empty() && !order_.nodes[passed].siblings.empty()) {
            for (At one = 0; one < conflicts.size(); ++one) {
                conflicts[one] += passing(moved.siblings[one], passed, to_left);
            }
            if (!allowed(node, conflicts, price)) return best;
        }
        if (gain - price + price_now > best.gain) best = {at, gain - price + price_now};
    }
    return best;
}

void Sifter::move(std::size_t row, At from, At to) {
    auto& sequence = order_.rows[row];
    const auto first = sequence.begin() + static_cast<std::ptrdiff_t>(std::min(from, to));
    const auto last = sequence.begin() + static_cast<std::ptrdiff_t>(std::max(from, to)) + 1;
    if (from < to) {
        std::rotate(first, first + 1, last);
    } else {
        std::rotate(first, last - 1, last);
    }
    for (At at = std::min(from, to); at <= std::max(from, to); ++at) {
        order_.place[sequence[at]] = at;
    }
}

/// Writes down who of a node is an exception now.
void Sifter::mark(At node) {
    for (const Sibling& sibling : order_.nodes[node].siblings) {
        char& exception = exceptions_.person[sibling.person];
        const char now = conflicts(sibling) > 0 && exceptions_.may(sibling) ? 1 : 0;
        if (now == exception) continue;
        exception = now;
        exceptions_.count[sibling.joined] += now != 0 ? std::size_t{1} : static_cast<At>(-1);
    }
}

bool Sifter::sift(std::size_t row, Look look) {
    gather(row, look);
    bool gained = false;
    const std::vector<At> nodes = order_.rows[row];
    for (const At node : nodes) {
        std::vector<int> now;
        for (const Sibling& sibling : order_.nodes[node].siblings) {
            now.push_back(conflicts(sibling));
        }
        long price = 0;
        if (!allowed(node, now, price)) price = 0;
        const Best left = seek(node, true, now, price);
        const Best right = seek(node, false, now, price);
        const Best& best = right.gain > left.gain ? right : left;
        if (best.gain <= 0) continue;
        move(row, order_.place[node], best.place);
        mark(node);
        company_.keep(node);
        gained = true;
    }
    order_.number(row);
    return gained;
}

}  // namespace spacebetween::layout
