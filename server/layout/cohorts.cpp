// Whom unions hold in one row.
#include "server/layout/cohorts.hpp"

#include <algorithm>
#include <numeric>

namespace spacebetween::layout {
namespace {

/// People merged into groups; each group is known by one of its people, its root.
class Groups {
public:
    explicit Groups(const Kin& kin) : kin_(kin), members_(kin.people.size()) {
        root_.resize(kin.people.size());
        std::iota(root_.begin(), root_.end(), At{0});
        for (At person = 0; person < root_.size(); ++person)
            members_[person] = {person};
        seen_.assign(root_.size(), 0);
    }

    /// Whether the two now share a group: not if one is an ancestor of the other.
    bool merge(At one, At two) {
        one = root_[one];
        two = root_[two];
        if (one == two) return true;
        if (reaches(one, two) || reaches(two, one)) return false;
        if (members_[one].size() < members_[two].size()) std::swap(one, two);
        for (const At person : members_[two])
            root_[person] = one;
        members_[one].insert(members_[one].end(), members_[two].begin(), members_[two].end());
        members_[two].clear();
        return true;
    }

    [[nodiscard]] At root(At person) const { return root_[person]; }

private:
    [[nodiscard]] bool has_parents(At root) const {
        return std::any_of(members_[root].begin(), members_[root].end(), [&](At person) {
            return kin_.home[person] != none && !kin_.partners[kin_.home[person]].empty();
        });
    }

    /// Whether somebody in `to` descends from somebody in `from`.
    bool reaches(At from, At to) {
        if (!has_parents(to)) return false;
        ++stamp_;
        std::vector<At> open{to};
        while (!open.empty()) {
            const At group = open.back();
            open.pop_back();
            if (group == from) return true;
            for (const At person : members_[group]) {
                if (kin_.home[person] == none) continue;
                for (const At parent : kin_.partners[kin_.home[person]]) {
                    const At next = root_[parent];
                    if (seen_[next] == stamp_) continue;
                    seen_[next] = stamp_;
                    open.push_back(next);
                }
            }
        }
        return false;
    }

    const Kin& kin_;
    std::vector<At> root_;
    std::vector<std::vector<At>> members_;
    std::vector<std::size_t> seen_;
    std::size_t stamp_ = 0;
};

std::vector<At> by_children(const Kin& kin) {
    std::vector<At> order(kin.partners.size());
    std::iota(order.begin(), order.end(), At{0});
    std::stable_sort(order.begin(), order.end(), [&](At left, At right) {
        return kin.children[left].size() > kin.children[right].size();
    });
    return order;
}

}  // namespace

Rows cohorts_of(const Kin& kin) {
    Rows rows;
    Groups groups(kin);
    rows.cross_row.assign(kin.partners.size(), 0);
    for (const At joined : by_children(kin)) {
        const auto& partners = kin.partners[joined];
        for (At at = 1; at < partners.size(); ++at) {
            if (!groups.merge(partners[0], partners[at])) rows.cross_row[joined] = 1;
        }
    }
    std::vector<At> number(kin.people.size(), none);
    rows.cohort.resize(kin.people.size());
    for (At person = 0; person < kin.people.size(); ++person) {
        At& cohort = number[groups.root(person)];
        if (cohort == none) {
            cohort = rows.members.size();
            rows.members.emplace_back();
            rows.part.push_back(kin.part[person]);
        }
        rows.cohort[person] = cohort;
        rows.members[cohort].push_back(person);
    }
    rows.host.assign(kin.partners.size(), none);
    for (At joined = 0; joined < kin.partners.size(); ++joined) {
        const auto& partners = kin.partners[joined];
        if (!partners.empty()) {
            rows.host[joined] = rows.cohort[partners[0]];
        } else if (kin.part_of_union[joined] != none) {
            rows.host[joined] = rows.members.size();
            rows.members.emplace_back();
            rows.part.push_back(kin.part_of_union[joined]);
        }
    }
    return rows;
}

}  // namespace spacebetween::layout
