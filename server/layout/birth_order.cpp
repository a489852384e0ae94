// Who of a row of siblings has left the order of birth.
#include "server/layout/birth_order.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace spacebetween::layout {

const std::vector<char>& InOrder::keeps(std::span<const Ranked> row) {
    keeps_.assign(row.size(), 0);
    if (row.empty()) return keeps_;
    weight_.resize(row.size());
    before_.assign(row.size(), none);
    At last = 0;
    for (At at = 0; at < row.size(); ++at) {
        weight_[at] = row[at].weight;
        for (At earlier = 0; earlier < at; ++earlier) {
            if (row[earlier].rank > row[at].rank) continue;
            if (weight_[earlier] + row[at].weight <= weight_[at]) continue;
            weight_[at] = weight_[earlier] + row[at].weight;
            before_[at] = earlier;
        }
        if (weight_[at] > weight_[last]) last = at;
    }
    for (At at = last; at != none; at = before_[at])
        keeps_[at] = 1;
    return keeps_;
}

bool is_linked(const Kin& kin, At person) {
    return std::any_of(kin.unions_of[person].begin(), kin.unions_of[person].end(), [&](At joined) {
        const auto& partners = kin.partners[joined];
        return std::any_of(partners.begin(), partners.end(), [&](At partner) {
            return partner != person && kin.home[partner] != none;
        });
    });
}

std::vector<At> order_exceptions(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots) {
    std::vector<At> found;
    InOrder in_order;
    for (const auto& children : kin.children) {
        std::vector<At> siblings = children;
        std::sort(siblings.begin(), siblings.end(), [&](At left, At right) {
            return std::make_tuple(grid.row[left], spots[left].x, left) <
                   std::make_tuple(grid.row[right], spots[right].x, right);
        });
        for (At from = 0, to = 0; from < siblings.size(); from = to) {
            std::vector<Ranked> row;
            for (; to < siblings.size() && grid.row[siblings[to]] == grid.row[siblings[from]];
                 ++to) {
                row.push_back({kin.rank[siblings[to]], is_linked(kin, siblings[to]) ? 1 : 1000});
            }
            const auto& keeps = in_order.keeps(row);
            for (At at = 0; at < keeps.size(); ++at) {
                if (keeps[at] == 0) found.push_back(siblings[from + at]);
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace spacebetween::layout
