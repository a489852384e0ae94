// The larger moves of the search: whole sibships, and chains that turn round.
#include "server/layout/sift.hpp"

#include <algorithm>

namespace spacebetween::layout {

/// Whether nobody leaves the order of birth when the two nodes change sides.
bool Sifter::may_pass(At node, At other, bool to_left) const {
    for (const Sibling& sibling : order_.nodes[node].siblings) {
        if (exceptions_.person[sibling.person] != 0) continue;
        if (passing(sibling, other, to_left) > 0) return false;
    }
    return true;
}

long Sifter::block_gain(const std::vector<At>& sequence, At from, At to, At other, bool to_left) {
    long gain = 0;
    for (At at = from; at <= to; ++at) {
        if (!may_pass(sequence[at], other, to_left)) return std::numeric_limits<long>::min();
        gain += to_left ? prefer_before(sequence[at], other) : prefer_before(other, sequence[at]);
    }
    return gain;
}

bool Sifter::sift_block(std::size_t row, At from, At to) {
    auto& sequence = order_.rows[row];
    At best_left = from;
    At best_right = to;
    long best = 0;
    long gain = 0;
    for (At at = from; at > 0; --at) {
        const long step = block_gain(sequence, from, to, sequence[at - 1], true);
        if (step == std::numeric_limits<long>::min()) break;
        gain += step;
        if (gain > best) {
            best = gain;
            best_left = at - 1;
        }
    }
    gain = 0;
    for (At at = to; at + 1 < sequence.size(); ++at) {
        const long step = block_gain(sequence, from, to, sequence[at + 1], false);
        if (step == std::numeric_limits<long>::min()) break;
        gain += step;
        if (gain > best) {
            best = gain;
            best_left = from;
            best_right = at + 1;
        }
    }
    if (best <= 0) return false;
    const std::vector<At> before = sequence;
    const long strangers = company_.count(row);
    const auto place = [&](At at) { return sequence.begin() + static_cast<std::ptrdiff_t>(at); };
    if (best_left < from) {
        std::rotate(place(best_left), place(from), place(to + 1));
    } else {
        std::rotate(place(from), place(to + 1), place(best_right + 1));
    }
    order_.number(row);
    const bool gained = weights_.stranger * (company_.count(row) - strangers) < best;
    if (!gained) {
        sequence = before;
        order_.number(row);
    }
    company_.look();
    return gained;
}

bool Sifter::sift_sibships(std::size_t row, Look look) {
    gather(row, look);
    std::vector<At> unions;
    for (const At node : order_.rows[row]) {
        for (const Sibling& sibling : order_.nodes[node].siblings)
            unions.push_back(sibling.joined);
    }
    std::sort(unions.begin(), unions.end());
    unions.erase(std::unique(unions.begin(), unions.end()), unions.end());
    bool gained = false;
    for (const At joined : unions) {
        At from = none;
        At to = 0;
        for (const At child : order_.kin->children[joined]) {
            const At node = order_.chain_of[child];
            if (order_.nodes[node].row != row) continue;
            from = std::min(from, order_.place[node]);
            to = std::max(to, order_.place[node]);
        }
        if (from < to) gained = sift_block(row, from, to) || gained;
    }
    return gained;
}

/// Crossings among a chain's own lines, siblings in it out of order, wives left of husbands.
long Sifter::turning_price(At node) const {
    const Node& chain = order_.nodes[node];
    long price = 0;
    const auto among = [&](const std::vector<At>& edges, bool up) {
        for (At one = 0; one < edges.size(); ++one) {
            for (At two = 0; two < one; ++two) {
                const Edge& first = order_.edges[edges[one]];
                const Edge& second = order_.edges[edges[two]];
                const int near =
                    up ? first.lower_at - second.lower_at : first.upper_at - second.upper_at;
                const int far = up ? order_.upper_end(first) - order_.upper_end(second)
                                   : order_.lower_end(first) - order_.lower_end(second);
                const bool cross = (near < 0 && far > 0) || (near > 0 && far < 0);
                if (cross) price += 10L * first.weight * second.weight;
            }
        }
    };
    among(chain.up, true);
    among(chain.down, false);
    for (const Sibling& sibling : chain.siblings) {
        if (exceptions_.person[sibling.person] == 0) price += 100'000L * conflicts(sibling);
    }
    for (At at = 1; at < chain.people.size(); ++at) {
        const Gender left = order_.kin->people[chain.people[at - 1]]->gender;
        const Gender right = order_.kin->people[chain.people[at]]->gender;
        if (left == Gender::female && right == Gender::male) price += weights_.turned;
    }
    return price;
}

bool Sifter::turn(std::size_t row) {
    bool gained = false;
    for (const At node : order_.rows[row]) {
        auto& people = order_.nodes[node].people;
        if (people.size() < 2) continue;
        const long before = turning_price(node);
        std::reverse(people.begin(), people.end());
        order_.settle(node);
        const long after = turning_price(node);
        if (after < before) {
            gained = true;
            mark(node);
        } else {
            std::reverse(people.begin(), people.end());
            order_.settle(node);
        }
    }
    return gained;
}

}  // namespace spacebetween::layout
