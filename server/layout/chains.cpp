// In which order the people of one cohort stand beside each other.
#include "server/layout/chains.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

/// Who is whose partner inside one cohort, the latest union first.
struct Couples {
    std::vector<At> people;
    std::vector<std::vector<At>> partners;  ///< by index into people
};

Couples couples_of(const Kin& kin, const Rows& rows, At cohort) {
    Couples couples;
    couples.people = rows.members[cohort];
    couples.partners.resize(couples.people.size());
    const auto find = [&](At person) {
        const auto at = std::lower_bound(couples.people.begin(), couples.people.end(), person);
        return static_cast<At>(at - couples.people.begin());
    };
    for (At one = 0; one < couples.people.size(); ++one) {
        const auto& unions = kin.unions_of[couples.people[one]];
        for (auto joined = unions.rbegin(); joined != unions.rend(); ++joined) {
            for (const At partner : kin.partners[*joined]) {
                if (partner == couples.people[one] || rows.cohort[partner] != cohort) continue;
                const At two = find(partner);
                auto& known = couples.partners[one];
                if (std::find(known.begin(), known.end(), two) == known.end()) known.push_back(two);
            }
        }
    }
    return couples;
}

/// The way back to `start` of the last person that a breadth-first walk from there reaches.
std::vector<At> farthest_path(const Couples& couples, At start) {
    std::vector<At> before(couples.people.size(), none);
    std::vector<At> reached{start};
    before[start] = start;
    for (At at = 0; at < reached.size(); ++at) {
        for (const At next : couples.partners[reached[at]]) {
            if (before[next] != none) continue;
            before[next] = reached[at];
            reached.push_back(next);
        }
    }
    std::vector<std::size_t> far(couples.people.size(), 0);
    At last = start;
    for (const At at : reached) {
        if (at != start) far[at] = far[before[at]] + 1;
        if (far[at] > far[last]) last = at;
    }
    std::vector<At> path{last};
    while (path.back() != start)
        path.push_back(before[path.back()]);
    return path;
}

/// Where another partner of somebody in the sequence goes: breaking up as few couples as can be,
/// near the partner, away from the middle.
std::size_t place_for(const Couples& couples, const std::vector<At>& sequence, At guest) {
    std::vector<std::size_t> place(couples.people.size(), none);
    for (At at = 0; at < sequence.size(); ++at)
        place[sequence[at]] = at;
    std::vector<char> couple(sequence.size() + 1, 0);
    for (At at = 1; at < sequence.size(); ++at) {
        const auto& known = couples.partners[sequence[at]];
        const bool joined = std::find(known.begin(), known.end(), sequence[at - 1]) != known.end();
        couple[at] = joined ? 1 : 0;
    }
    std::size_t best = sequence.size();
    std::size_t best_cost = none;
    for (std::size_t slot = 0; slot <= sequence.size(); ++slot) {
        std::size_t cost = couple[slot] != 0 ? 1000 : 0;
        for (const At partner : couples.partners[guest]) {
            const std::size_t at = place[partner];
            if (at == none) continue;
            const std::size_t between = slot > at ? slot - at - 1 : at - slot;
            cost += 4 * between + (between > 0 ? 1000 : 0);
        }
        const std::size_t from_end = std::min(slot, sequence.size() - slot);
        cost = 4 * cost + std::min<std::size_t>(3, from_end);
        if (cost < best_cost) {
            best_cost = cost;
            best = slot;
        }
    }
    return best;
}

std::vector<At> sequence_of(const Couples& couples) {
    if (couples.people.size() < 2) return std::vector<At>(couples.people.size(), 0);
    const At end = farthest_path(couples, 0).front();
    std::vector<At> sequence = farthest_path(couples, end);
    std::vector<char> placed(couples.people.size(), 0);
    for (const At at : sequence)
        placed[at] = 1;
    std::vector<At> open = sequence;
    for (At at = 0; at < open.size(); ++at) {
        for (const At guest : couples.partners[open[at]]) {
            if (placed[guest] != 0) continue;
            placed[guest] = 1;
            const auto slot = static_cast<std::ptrdiff_t>(place_for(couples, sequence, guest));
            sequence.insert(sequence.begin() + slot, guest);
            open.push_back(guest);
        }
    }
    return sequence;
}

/// How often a man stands right of his wife; else whether the older end stands right.
int wrong_way_round(const Kin& kin, const std::vector<At>& chain) {
    int wrong = 0;
    for (At at = 1; at < chain.size(); ++at) {
        const Gender left = kin.people[chain[at - 1]]->gender;
        const Gender right = kin.people[chain[at]]->gender;
        if (left == Gender::female && right == Gender::male) wrong += 2;
        if (left == Gender::male && right == Gender::female) wrong -= 2;
    }
    return wrong != 0 ? wrong : (chain.front() > chain.back() ? 1 : -1);
}

}  // namespace

std::vector<std::vector<At>> chains_of(const Kin& kin, const Rows& rows) {
    std::vector<std::vector<At>> chains;
    for (At cohort = 0; cohort < rows.members.size(); ++cohort) {
        const Couples couples = couples_of(kin, rows, cohort);
        std::vector<At> chain;
        for (const At at : sequence_of(couples))
            chain.push_back(couples.people[at]);
        if (chain.size() > 1 && wrong_way_round(kin, chain) > 0) {
            std::reverse(chain.begin(), chain.end());
        }
        chains.push_back(std::move(chain));
    }
    return chains;
}

bool right_is_outer(const Kin& kin, At left, At right) {
    return kin.unions_of[left].size() >= kin.unions_of[right].size();
}

int port_in(const Kin& kin, const std::vector<At>& chain, const std::vector<At>& partners) {
    int first = std::numeric_limits<int>::max();
    int last = -1;
    std::size_t count = 0;
    for (const At partner : partners) {
        const auto at = std::find(chain.begin(), chain.end(), partner);
        if (at == chain.end()) continue;
        const auto place = static_cast<int>(at - chain.begin());
        first = std::min(first, place);
        last = std::max(last, place);
        ++count;
    }
    if (count == 0) return 0;
    if (count != 2) return first + last;
    // Not side by side: the children hang next to the outer of the two, where no couple's line is.
    const At left = chain[static_cast<At>(first)];
    const At right = chain[static_cast<At>(last)];
    return right_is_outer(kin, left, right) ? 2 * last - 1 : 2 * first + 1;
}

}  // namespace spacebetween::layout
