// What the order of birth says about a row while it is being changed, one swap after another.
#include "server/layout/sibship_law.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween::layout {
namespace {

constexpr long never_pays = 100'000;
constexpr std::size_t people_max = 4096;  // of one chain, far more than anybody draws

}  // namespace

SibshipLaw::SibshipLaw(const Order& order, const Weights& weights)
    : order_(order),
      weights_(weights),
      sibships_(order.kin->partners.size()),
      price_(order.kin->partners.size(), 0) {
    for (At node = 0; node < order.nodes.size(); ++node) {
        for (const Sibling& sibling : order.nodes[node].siblings)
            sibships_[sibling.joined].push_back({node, &sibling, order.nodes[node].row});
    }
    for (At joined = 0; joined < sibships_.size(); ++joined)
        price_[joined] = price_of(joined);
}

void SibshipLaw::note(At joined) {
    const auto found = std::find_if(changed_.begin(), changed_.end(), [joined](const Changed& one) {
        return one.joined == joined;
    });
    if (found == changed_.end()) changed_.push_back({joined, 0});
}

bool SibshipLaw::allows_swap(At left, At right) {
    const auto& siblings = order_.nodes[left].siblings;
    if (siblings.empty()) return true;
    for (const Sibling& two : order_.nodes[right].siblings) {
        for (const Sibling& one : siblings) {
            if (one.joined != two.joined || one.rank == two.rank) continue;
            const bool leave = weights_.exceptions_max > 0 && (one.linked || two.linked);
            if (one.rank < two.rank && !leave) return false;
            note(one.joined);
        }
    }
    return true;
}

void SibshipLaw::note_turn(At node) {
    const auto& siblings = order_.nodes[node].siblings;
    for (At at = 0; at < siblings.size(); ++at) {
        for (At other = 0; other < at; ++other) {
            if (siblings[at].joined == siblings[other].joined) note(siblings[at].joined);
        }
    }
}

long SibshipLaw::change() {
    long sum = 0;
    for (Changed& one : changed_) {
        one.price = price_of(one.joined);
        sum += one.price - price_[one.joined];
    }
    return sum;
}

void SibshipLaw::keep() {
    for (const Changed& one : changed_)
        price_[one.joined] = price_of(one.joined);
}

long SibshipLaw::price_of(At joined) {
    auto& members = sibships_[joined];
    if (members.size() < 2) return 0;
    for (Member& member : members) {
        const auto& people = order_.nodes[member.node].people;
        member.at = order_.place[member.node] * people_max;
        if (people.size() == 1) continue;
        const auto found = std::find(people.begin(), people.end(), member.sibling->person);
        member.at += static_cast<std::size_t>(found - people.begin());
    }
    std::sort(members.begin(), members.end(), [](const Member& one, const Member& two) {
        return std::make_pair(one.row, one.at) < std::make_pair(two.row, two.at);
    });
    std::size_t exceptions = 0;
    long price = 0;
    for (At from = 0; from < members.size(); from += ranked_.size()) {
        ranked_.clear();
        bool falls = false;
        for (At at = from; at < members.size() && members[at].row == members[from].row; ++at) {
            const Sibling& sibling = *members[at].sibling;
            falls = falls || (at > from && ranked_.back().rank > sibling.rank);
            ranked_.push_back({sibling.rank, sibling.linked ? 1 : 1000});
        }
        if (falls) price += price_of_row(&members[from], exceptions);
    }
    return price;
}

long SibshipLaw::price_of_row(const Member* from, std::size_t& exceptions) const {
    long price = 0;
    const auto keeps = in_order(ranked_);
    for (At at = 0; at < keeps.size(); ++at) {
        if (keeps[at] != 0) continue;
        const bool leave = from[at].sibling->linked && exceptions++ < weights_.exceptions_max;
        price += leave ? weights_.exception : never_pays;
    }
    return price;
}

}  // namespace spacebetween::layout
