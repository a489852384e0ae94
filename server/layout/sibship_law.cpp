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
    for (const Node& node : order.nodes) {
        first_.push_back(born_.size());
        for (const Sibling& one : node.siblings)
            born_.push_back({one.joined, one.rank, one.linked});
    }
    first_.push_back(born_.size());
    for (const auto& row : order.rows) {
        std::vector<At> met;
        for (const At node : row) {
            const bool alone = order.nodes[node].people.size() == 1;
            for (const Sibling& one : order.nodes[node].siblings) {
                auto& rows = sibships_[one.joined];
                const bool first = std::find(met.begin(), met.end(), one.joined) == met.end();
                if (first) {
                    met.push_back(one.joined);
                    rows.emplace_back();
                }
                rows.back().push_back({node, one.person, one.rank, 0, one.linked, alone});
            }
        }
    }
    for (At joined = 0; joined < sibships_.size(); ++joined)
        price_[joined] = price_of(joined);
}

void SibshipLaw::note(At joined) {
    const auto found = std::find_if(changed_.begin(), changed_.end(), [joined](const Changed& one) {
        return one.joined == joined;
    });
    if (found != changed_.end()) return;
    changed_.push_back({joined, price_[joined], price_[joined]});
    may_refund_ = may_refund_ || price_[joined] > 0;
}

bool SibshipLaw::siblings_allow(At left, At right) {
    for (At second = first_[right]; second < first_[right + 1]; ++second) {
        const Born& two = born_[second];
        for (At first = first_[left]; first < first_[left + 1]; ++first) {
            const Born& one = born_[first];
            if (one.joined != two.joined || one.rank == two.rank) continue;
            const bool leave = weights_.exceptions_max > 0 && (one.linked || two.linked);
            if (one.rank < two.rank && !leave) return false;
            note(one.joined);
        }
    }
    return true;
}

void SibshipLaw::note_turn(At node) {
    for (At one = first_[node]; one < first_[node + 1]; ++one) {
        for (At other = first_[node]; other < one; ++other) {
            if (born_[one].joined == born_[other].joined) note(born_[one].joined);
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
        price_[one.joined] = one.remembered;
}

long SibshipLaw::price_of(At joined) {
    std::size_t exceptions = 0;
    long price = 0;
    for (auto& row : sibships_[joined]) {
        if (row.size() < 2) continue;
        look_along(row);
        price += price_of_row(row, exceptions);
    }
    return price;
}

/// Puts siblings as they stand. They stood nearly so when they were last looked at.
void SibshipLaw::look_along(std::span<Member> row) const {
    for (At next = 0; next < row.size(); ++next) {
        Member member = row[next];
        member.at = order_.place[member.node] * people_max;
        if (!member.alone) {
            const auto& people = order_.nodes[member.node].people;
            const auto found = std::find(people.begin(), people.end(), member.person);
            member.at += static_cast<std::size_t>(found - people.begin());
        }
        At at = next;
        for (; at > 0 && row[at - 1].at > member.at; --at)
            row[at] = row[at - 1];
        row[at] = member;
    }
}

long SibshipLaw::price_of_row(std::span<Member> row, std::size_t& exceptions) {
    const auto by_rank = [](const Member& one, const Member& two) { return one.rank < two.rank; };
    if (std::is_sorted(row.begin(), row.end(), by_rank)) return 0;
    ranked_.clear();
    for (const Member& member : row)
        ranked_.push_back({member.rank, member.linked ? 1 : 1000});
    long price = 0;
    const auto& keeps = in_order_.keeps(ranked_);
    for (At at = 0; at < keeps.size(); ++at) {
        if (keeps[at] != 0) continue;
        const bool leave = row[at].linked && exceptions++ < weights_.exceptions_max;
        price += leave ? weights_.exception : never_pays;
    }
    return price;
}

}  // namespace spacebetween::layout
