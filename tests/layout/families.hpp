// Families that we wrote ourselves, each hard in its own way.
#pragma once

#include "server/layout/family.hpp"

#include <string>
#include <vector>

namespace spacebetween::layout {

/// Writes a family down in words: people get ids in the order in which they come.
class Written {
public:
    At person(Gender gender, int birth = 0);
    At man(int birth = 0) { return person(Gender::male, birth); }
    At woman(int birth = 0) { return person(Gender::female, birth); }
    At couple(std::vector<At> partners, int since = 0);
    At link(At child, At parents, LinkKind kind = LinkKind::birth);
    /// A new child of a union, born in the next year after the last one.
    At child(At parents, Gender gender = Gender::unknown);

    Relatives family;

private:
    int year_ = 1900;
};

struct HardCase {
    std::string name;
    Relatives family;
    long crossings = 0;
    long exceptions = 0;
    long not_adjacent = 0;
    long outside = 0;
    long secondary = 0;
};

/// H1 to H16 of the table of hard cases, with what is expected of each.
std::vector<HardCase> hard_cases();

/// A family grown from a seed over about `size` people: some partners bring parents of their own,
/// some marry inside, some twice.
Relatives grown(unsigned seed, std::size_t size);

/// A family without loops in which at most two of any siblings bring a partner with parents.
Relatives grown_plain(unsigned seed, std::size_t size);

/// The same family with people, unions and links in another order and with other ids.
Relatives shuffled(const Relatives& family, unsigned seed, std::vector<At>& person_at);

}  // namespace spacebetween::layout
