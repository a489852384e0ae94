// Which people are one family: joined by unions and child links.
#include "server/layout/kin_steps.hpp"

#include <algorithm>
#include <tuple>

namespace spacebetween::layout {
namespace {

struct Parts {
    const Kin& kin;
    std::vector<At> of_person;
    std::vector<At> of_union;
    std::vector<std::vector<At>> linked;  ///< of each union: every child, at home or not
};

void reach_union(Parts& parts, At person, At joined, At part, std::vector<At>& open) {
    parts.of_person[person] = part;
    if (parts.of_union[joined] != none) return;
    parts.of_union[joined] = part;
    for (const At partner : parts.kin.partners[joined])
        open.push_back(partner);
    for (const At child : parts.linked[joined])
        open.push_back(child);
}

void flood(Parts& parts, const std::vector<std::vector<At>>& links_of, At first, At part) {
    std::vector<At> open{first};
    while (!open.empty()) {
        const At person = open.back();
        open.pop_back();
        if (parts.of_person[person] != none) continue;
        parts.of_person[person] = part;
        for (const At joined : parts.kin.unions_of[person]) {
            reach_union(parts, person, joined, part, open);
        }
        for (const At joined : links_of[person])
            reach_union(parts, person, joined, part, open);
    }
}

}  // namespace

void find_parts(Kin& kin) {
    const std::size_t people = kin.people.size();
    Parts parts{
        kin,
        std::vector<At>(people, none),
        std::vector<At>(kin.partners.size(), none),
        std::vector<std::vector<At>>(kin.partners.size())
    };
    std::vector<std::vector<At>> links_of(people);
    for (const Link& link : kin.links) {
        parts.linked[link.parents].push_back(link.child);
        links_of[link.child].push_back(link.parents);
    }
    for (At person = 0; person < people; ++person) {
        if (parts.of_person[person] == none) flood(parts, links_of, person, kin.parts++);
    }
    std::vector<std::tuple<bool, std::size_t, At>> order(kin.parts);
    for (At part = 0; part < kin.parts; ++part)
        order[part] = {true, people, part};
    for (At person = 0; person < people; ++person) {
        auto& [no_index, smaller, part] = order[parts.of_person[person]];
        no_index = no_index && !kin.people[person]->index;
        --smaller;
    }
    std::sort(order.begin(), order.end());
    std::vector<At> number(kin.parts);
    for (At at = 0; at < order.size(); ++at)
        number[std::get<2>(order[at])] = at;
    kin.part.resize(people);
    for (At person = 0; person < people; ++person) {
        kin.part[person] = number[parts.of_person[person]];
    }
    kin.part_of_union.assign(kin.partners.size(), none);
    for (At joined = 0; joined < kin.partners.size(); ++joined) {
        const At part = parts.of_union[joined];
        if (part != none) kin.part_of_union[joined] = number[part];
    }
}

}  // namespace spacebetween::layout
