// Survives a family in which somebody is their own ancestor.
#include "server/layout/kin_steps.hpp"

#include <algorithm>
#include <tuple>

namespace spacebetween::layout {
namespace {

/// Whether every person comes after all their parents in some order.
bool loop_free(const Kin& kin) {
    std::vector<std::size_t> parents(kin.people.size(), 0);
    std::vector<std::vector<At>> children(kin.people.size());
    for (At child = 0; child < kin.people.size(); ++child) {
        if (kin.home[child] == none) continue;
        for (const At parent : kin.partners[kin.home[child]]) {
            children[parent].push_back(child);
            ++parents[child];
        }
    }
    std::vector<At> ready;
    for (At person = 0; person < parents.size(); ++person) {
        if (parents[person] == 0) ready.push_back(person);
    }
    for (At at = 0; at < ready.size(); ++at) {
        for (const At child : children[ready[at]]) {
            if (--parents[child] == 0) ready.push_back(child);
        }
    }
    return ready.size() == parents.size();
}

/// Whether `ancestor` is among the ancestors of `person`, or the same.
bool descends(const Kin& kin, At person, At ancestor) {
    std::vector<char> seen(kin.people.size(), 0);
    std::vector<At> open{person};
    while (!open.empty()) {
        const At next = open.back();
        open.pop_back();
        if (next == ancestor) return true;
        if (seen[next] != 0 || kin.home[next] == none) continue;
        seen[next] = 1;
        for (const At parent : kin.partners[kin.home[next]])
            open.push_back(parent);
    }
    return false;
}

}  // namespace

void break_loops(Kin& kin, const Relatives& family) {
    if (loop_free(kin)) return;
    std::vector<At> entered;
    for (const At link : kin.home_link) {
        if (link != none) entered.push_back(link);
    }
    std::sort(entered.begin(), entered.end(), [&](At left, At right) {
        const Parentage& one = family.parentages[kin.links[left].input];
        const Parentage& two = family.parentages[kin.links[right].input];
        return std::tie(one.order, one.id, left) < std::tie(two.order, two.id, right);
    });
    std::fill(kin.home.begin(), kin.home.end(), none);
    for (const At at : entered) {
        const Link& link = kin.links[at];
        const auto& partners = kin.partners[link.parents];
        const bool closes = std::any_of(partners.begin(), partners.end(), [&](At parent) {
            return descends(kin, parent, link.child);
        });
        if (closes) {
            kin.home_link[link.child] = none;
            kin.broken.push_back(at);
        } else {
            kin.home[link.child] = link.parents;
        }
    }
}

}  // namespace spacebetween::layout
