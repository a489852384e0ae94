// A family in the one order in which the layout works: sorted, without loops, each child at home.
#include "server/layout/kin.hpp"

#include "server/layout/kin_steps.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace spacebetween::layout {
namespace {

std::vector<At> counted(std::size_t size) {
    std::vector<At> all(size);
    std::iota(all.begin(), all.end(), At{0});
    return all;
}

std::vector<At> inverse(const std::vector<At>& order) {
    std::vector<At> where(order.size());
    for (At at = 0; at < order.size(); ++at)
        where[order[at]] = at;
    return where;
}

std::vector<At> sort_people(const Relatives& family) {
    auto order = counted(family.people.size());
    std::sort(order.begin(), order.end(), [&](At left, At right) {
        const Person& one = family.people[left];
        const Person& two = family.people[right];
        return std::tie(one.birth, one.order, one.id, left) <
               std::tie(two.birth, two.order, two.id, right);
    });
    return order;
}

std::vector<At> sort_unions(const Relatives& family) {
    auto order = counted(family.unions.size());
    std::sort(order.begin(), order.end(), [&](At left, At right) {
        const Union& one = family.unions[left];
        const Union& two = family.unions[right];
        return std::tie(one.since, one.order, one.id, left) <
               std::tie(two.since, two.order, two.id, right);
    });
    return order;
}

void take_unions(Kin& kin, const Relatives& family, const std::vector<At>& person_at) {
    kin.partners.resize(family.unions.size());
    kin.unions_of.resize(family.people.size());
    for (At at = 0; at < kin.union_input.size(); ++at) {
        auto& partners = kin.partners[at];
        for (const At partner : family.unions[kin.union_input[at]].partners) {
            if (partner < person_at.size()) partners.push_back(person_at[partner]);
        }
        std::sort(partners.begin(), partners.end());
        partners.erase(std::unique(partners.begin(), partners.end()), partners.end());
        for (const At partner : partners)
            kin.unions_of[partner].push_back(at);
    }
}

void take_links(Kin& kin, const Relatives& family, const std::vector<At>& person_at) {
    const auto union_at = inverse(kin.union_input);
    for (At at = 0; at < family.parentages.size(); ++at) {
        const Parentage& link = family.parentages[at];
        if (link.child >= person_at.size() || link.parents >= union_at.size()) continue;
        kin.links.push_back(
            {person_at[link.child], union_at[link.parents], at, link.kind, link.twins, link.zygosity
            }
        );
    }
    std::sort(kin.links.begin(), kin.links.end(), [&](const Link& left, const Link& right) {
        const auto& one = family.parentages[left.input];
        const auto& two = family.parentages[right.input];
        return std::tie(left.child, left.parents, one.kind, one.since, one.id, left.input) <
               std::tie(right.child, right.parents, two.kind, two.since, two.id, right.input);
    });
}

/// Smaller is more of a home: what people chose, then kind, known parents, date.
auto homeliness(const Kin& kin, const Relatives& family, const Link& link) {
    const Parentage& given = family.parentages[link.input];
    const auto unknown_parents = 9 - std::min<std::size_t>(9, kin.partners[link.parents].size());
    return std::make_tuple(!given.home, link.kind, unknown_parents, given.since, link.parents);
}

bool own_parent(const Kin& kin, const Link& link) {
    const auto& partners = kin.partners[link.parents];
    return std::find(partners.begin(), partners.end(), link.child) != partners.end();
}

void choose_homes(Kin& kin, const Relatives& family) {
    kin.home.assign(kin.people.size(), none);
    kin.home_link.assign(kin.people.size(), none);
    for (At at = 0; at < kin.links.size(); ++at) {
        const Link& link = kin.links[at];
        if (own_parent(kin, link)) continue;
        At& chosen = kin.home_link[link.child];
        if (chosen == none ||
            homeliness(kin, family, link) < homeliness(kin, family, kin.links[chosen])) {
            chosen = at;
            kin.home[link.child] = link.parents;
        }
    }
}

/// Brings those born together side by side, to where the first of them stands.
void gather_twins(const Kin& kin, std::vector<At>& siblings) {
    std::vector<At> gathered;
    const auto twins = [&](At child) { return kin.links[kin.home_link[child]].twins; };
    for (const At child : siblings) {
        const auto same = [&](At other) {
            return twins(child) != 0 && twins(other) == twins(child);
        };
        const auto last = std::find_if(gathered.rbegin(), gathered.rend(), same);
        gathered.insert(last == gathered.rend() ? gathered.end() : last.base(), child);
    }
    siblings = gathered;
}

bool born_together(const Kin& kin, At one, At two) {
    const int twins = kin.links[kin.home_link[one]].twins;
    const Day birth = kin.people[one]->birth;
    return (twins != 0 && twins == kin.links[kin.home_link[two]].twins) ||
           (birth != day_unknown && birth == kin.people[two]->birth);
}

/// Siblings stand by birth, a day that is not known last; when days are missing and everybody's
/// place is told, by their places.
void rank_siblings(Kin& kin) {
    kin.children.assign(kin.partners.size(), {});
    kin.rank.assign(kin.people.size(), 0);
    for (At person = 0; person < kin.people.size(); ++person) {
        if (kin.home[person] != none) kin.children[kin.home[person]].push_back(person);
    }
    for (auto& siblings : kin.children) {
        const auto all = [&](auto holds) {
            return std::all_of(siblings.begin(), siblings.end(), [&](At child) {
                return holds(*kin.people[child]);
            });
        };
        if (all([](const Person& person) { return person.order > 0; }) &&
            !all([](const Person& person) { return person.birth != day_unknown; })) {
            std::stable_sort(siblings.begin(), siblings.end(), [&](At left, At right) {
                return kin.people[left]->order < kin.people[right]->order;
            });
        }
        gather_twins(kin, siblings);
        for (At at = 1; at < siblings.size(); ++at) {
            const bool together = born_together(kin, siblings[at - 1], siblings[at]);
            kin.rank[siblings[at]] = kin.rank[siblings[at - 1]] + (together ? 0 : 1);
        }
    }
}

}  // namespace

Kin kin_of(const Relatives& family) {
    Kin kin;
    kin.person_input = sort_people(family);
    kin.union_input = sort_unions(family);
    for (const At at : kin.person_input)
        kin.people.push_back(&family.people[at]);
    const auto person_at = inverse(kin.person_input);
    take_unions(kin, family, person_at);
    take_links(kin, family, person_at);
    choose_homes(kin, family);
    break_loops(kin, family);
    rank_siblings(kin);
    for (At at = 0; at < kin.links.size(); ++at) {
        if (kin.home_link[kin.links[at].child] != at) kin.secondary.push_back(at);
    }
    find_parts(kin);
    return kin;
}

}  // namespace spacebetween::layout
