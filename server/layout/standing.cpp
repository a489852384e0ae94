// Who stands where while new people are being put among those who stand already.
#include "server/layout/standing.hpp"

#include "server/layout/size.hpp"

#include <algorithm>
#include <cstdlib>

namespace spacebetween::layout {

Standing::Standing(const Kin& kin, const Rows& rows)
    : kin_(kin),
      rows_(rows),
      placed_(kin.people.size(), 0),
      x_(kin.people.size(), 0) {
    for (const std::size_t row : rows.row) {
        if (people_.size() <= row) people_.resize(row + 1);
    }
}

void Standing::put(At person, int x) {
    placed_[person] = 1;
    x_[person] = x;
    people_[rows_.row_of(person)].push_back(person);
}

void Standing::sort() {
    for (auto& row : people_) {
        std::sort(row.begin(), row.end(), [&](At left, At right) {
            return std::make_pair(x_[left], left) < std::make_pair(x_[right], right);
        });
    }
}

void Standing::insert_all() {
    for (bool again = true; again;) {
        again = false;
        for (At person = 0; person < placed_.size(); ++person) {
            if (placed_[person] == 0) again = insert_one(person) || again;
        }
    }
}

bool Standing::insert_one(At person) {
    if (beside_partner(person) || among_siblings(person)) return true;
    if (near(person, parents_of(person)) || near(person, children_of(person))) return true;
    std::vector<At> others;
    for (const Link& link : kin_.links) {
        const auto& partners = kin_.partners[link.parents];
        if (link.child == person) others.insert(others.end(), partners.begin(), partners.end());
        const bool parent = std::find(partners.begin(), partners.end(), person) != partners.end();
        if (parent) others.push_back(link.child);
    }
    for (const At joined : kin_.unions_of[person]) {
        others.insert(others.end(), kin_.partners[joined].begin(), kin_.partners[joined].end());
    }
    return near(person, others);
}

At Standing::place_of(At person) const {
    const auto& row = people_[rows_.row_of(person)];
    return static_cast<At>(std::find(row.begin(), row.end(), person) - row.begin());
}

/// The slot left or right of the chain in which a person stands.
At Standing::end_of_chain(At person, bool left) const {
    const auto& row = people_[rows_.row_of(person)];
    const auto same = [&](At at) { return rows_.cohort[row[at]] == rows_.cohort[person]; };
    At slot = place_of(person);
    if (left) {
        while (slot > 0 && same(slot - 1))
            --slot;
        return slot;
    }
    ++slot;
    while (slot < row.size() && same(slot))
        ++slot;
    return slot;
}

bool Standing::beside_partner(At person) {
    for (const At joined : kin_.unions_of[person]) {
        for (const At partner : kin_.partners[joined]) {
            if (placed_[partner] == 0 || rows_.cohort[partner] != rows_.cohort[person]) continue;
            const At at = place_of(partner);
            const At before = end_of_chain(partner, true);
            const At after = end_of_chain(partner, false);
            bool left = kin_.people[person]->gender == Gender::male;
            const At to_left = at - before;
            const At to_right = after - at - 1;
            if (to_left != to_right) left = to_left < to_right;
            const int apart = separation(*kin_.people[person], *kin_.people[partner], true);
            place(person, left ? before : after, x_[partner] + (left ? -apart : apart));
            return true;
        }
    }
    return false;
}

bool Standing::among_siblings(At person) {
    if (kin_.home[person] == none) return false;
    At before = none;
    At after = none;
    for (const At sibling : kin_.children[kin_.home[person]]) {
        if (placed_[sibling] == 0 || rows_.row_of(sibling) != rows_.row_of(person)) continue;
        if (rows_.cohort[sibling] == rows_.cohort[person]) continue;
        if (kin_.rank[sibling] <= kin_.rank[person]) {
            before = sibling;
        } else if (after == none) {
            after = sibling;
        }
    }
    const At near = before != none ? before : after;
    if (near == none) return false;
    const bool left = before == none;
    const int apart = separation(*kin_.people[person], *kin_.people[near], false);
    const At slot = end_of_chain(near, left);
    const auto& row = people_[rows_.row_of(person)];
    const At edge = left ? row[slot] : row[slot - 1];
    place(person, slot, x_[edge] + (left ? -apart : apart));
    return true;
}

std::vector<At> Standing::parents_of(At person) const {
    if (kin_.home[person] == none) return {};
    return kin_.partners[kin_.home[person]];
}

std::vector<At> Standing::children_of(At person) const {
    std::vector<At> children;
    for (const At joined : kin_.unions_of[person]) {
        children.insert(children.end(), kin_.children[joined].begin(), kin_.children[joined].end());
    }
    return children;
}

/// Whether somebody in this slot would part partners, or siblings who are not theirs.
bool Standing::splits(const std::vector<At>& row, At slot, At person) const {
    if (slot == 0 || slot == row.size()) return false;
    const At left = row[slot - 1];
    const At right = row[slot];
    if (rows_.cohort[left] == rows_.cohort[right]) return true;
    const At home = kin_.home[left];
    return home != none && home == kin_.home[right] && home != kin_.home[person];
}

bool Standing::near(At person, const std::vector<At>& relatives) {
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (const At relative : relatives) {
        if (placed_[relative] == 0) continue;
        sum += x_[relative];
        ++count;
    }
    if (count == 0) return false;
    const std::int64_t wish = sum / count;
    const auto& row = people_[rows_.row_of(person)];
    At best = row.size();
    std::int64_t best_cost = std::numeric_limits<std::int64_t>::max();
    for (At slot = 0; slot <= row.size(); ++slot) {
        if (splits(row, slot, person)) continue;
        std::int64_t cost = 0;
        if (slot > 0) cost = std::max(cost, x_[row[slot - 1]] - wish);
        if (slot < row.size()) cost = std::max(cost, wish - x_[row[slot]]);
        if (cost < best_cost) {
            best_cost = cost;
            best = slot;
        }
    }
    place(person, best, wish);
    return true;
}

/// Somebody's wish never lies beyond their neighbours', so that the fit keeps the order.
void Standing::place(At person, At slot, std::int64_t x) {
    auto& row = people_[rows_.row_of(person)];
    if (slot > 0) x = std::max(x, x_[row[slot - 1]]);
    if (slot < row.size()) x = std::min(x, x_[row[slot]]);
    row.insert(row.begin() + static_cast<std::ptrdiff_t>(slot), person);
    placed_[person] = 1;
    x_[person] = x;
}

}  // namespace spacebetween::layout
