// A family in the one order in which the layout works: sorted, without loops, each child at home.
#pragma once

#include "server/layout/family.hpp"

namespace spacebetween::layout {

/// A parentage by the indexes of Kin.
struct Link {
    At child = none;
    At parents = none;
    At input = none;  ///< its index in Relatives::parentages
    LinkKind kind = LinkKind::birth;
    int twins = 0;
    Zygosity zygosity = Zygosity::unknown;
};

/// People are sorted by (birth, order, id) and unions by (since, order, id), so that nothing that
/// follows depends on how the family was written down. All indexes are of these orders.
struct Kin {
    std::vector<const Person*> people;
    std::vector<At> person_input;            ///< index in Relatives::people
    std::vector<At> union_input;             ///< index in Relatives::unions
    std::vector<std::vector<At>> partners;   ///< of each union, nobody twice
    std::vector<std::vector<At>> unions_of;  ///< of each person
    std::vector<std::vector<At>> children;   ///< of each union: those at home there, by rank
    std::vector<At> home;                    ///< of each person: a union, or none
    std::vector<At> home_link;               ///< of each person: a link, or none
    std::vector<std::size_t> rank;  ///< among siblings at home; equal when born on one known day
    std::vector<Link> links;
    std::vector<At> secondary;      ///< links that are nobody's home
    std::vector<At> broken;         ///< of those, the ones that would have closed a loop
    std::vector<At> part;           ///< the connected family of each person
    std::vector<At> part_of_union;  ///< and of each union; none when it joins nobody
    std::size_t parts = 0;          ///< families; the index person's is 0, then the largest first
};

/// Refers to `family`, which must outlive it. References out of range are passed over.
/// Cost: O(n log n); a family with a loop of ancestors O(n * links).
Kin kin_of(const Relatives& family);

}  // namespace spacebetween::layout
