// What a genogram's layout is asked about: people, unions and child links as plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

/// Where a genogram's and a network's things stand. Everything here is a pure function of values:
/// the same question has the same answer, to the last unit, on every machine and in every order in
/// which its parts were written down. Lengths are whole *units*: one CSS pixel at zoom 1. y grows
/// downwards.
namespace spacebetween::layout {

/// An index into one of the vectors below.
using At = std::size_t;
constexpr At none = std::numeric_limits<At>::max();

/// A day as a number that grows with time (2021-05-03 as 20210503 will do).
using Day = std::int64_t;
constexpr Day day_unknown = std::numeric_limits<Day>::max();

constexpr int symbol_half = 22;           ///< half the side of a symbol's box
constexpr int row_distance_min = 190;     ///< between the centre lines of two generations
constexpr int separation_min = 100;       ///< between the centres of two neighbours
constexpr int separation_of_chains = 30;  ///< more, between people who are not partners
constexpr int label_gap = 12;             ///< between two neighbours' labels
constexpr int dates_height = 16;          ///< the line of dates above a symbol
constexpr int component_gap = 160;        ///< between families that nothing joins

struct Spot {
    int x = 0;
    int y = 0;
    friend bool operator==(const Spot&, const Spot&) = default;
};

/// Where somebody put a thing, or an earlier layout did.
struct Stored {
    Spot spot;
    bool pinned = false;  ///< put there by hand: x stays
    bool free_y = false;  ///< and y stays too, off the generation's line
    friend bool operator==(const Stored&, const Stored&) = default;
};

/// Only a preference of who of a couple stands left; never a condition.
enum class Gender { unknown, male, female, other };

struct Person {
    std::string id;
    Day birth = day_unknown;
    int order = 0;  ///< as entered; decides among siblings whose birth is not known
    Gender gender = Gender::unknown;
    bool index = false;    ///< the case is about this person
    int label_width = 88;  ///< of the widest text at the symbol
    int label_below = 34;  ///< height of the texts under the symbol
    std::optional<Stored> stored;
    friend bool operator==(const Person&, const Person&) = default;
};

/// Partners may be one (the other is not known), none (siblings whose parents are not known), two
/// or more; the same person twice counts once.
struct Union {
    std::string id;
    std::vector<At> partners;
    Day since = day_unknown;
    int order = 0;
    friend bool operator==(const Union&, const Union&) = default;
};

enum class LinkKind {
    birth,
    adoptive,
    guardianship,
    kinship,
    foster,
    step,
    residential,
    informal,
    donor,
    surrogate,
    unknown
};
enum class Zygosity { unknown, identical, fraternal };

/// A child may have several; one of them is its home, where it is drawn among siblings.
struct Parentage {
    std::string id;
    At child = none;
    At parents = none;  ///< a union
    LinkKind kind = LinkKind::birth;
    Day since = day_unknown;
    int order = 0;      ///< as entered: of a loop of ancestors the youngest link gives way
    bool home = false;  ///< chosen by people; else the layout chooses
    int twins = 0;      ///< siblings of one union with the same number, not 0, were born together
    Zygosity zygosity = Zygosity::unknown;
    friend bool operator==(const Parentage&, const Parentage&) = default;
};

struct Relatives {
    std::vector<Person> people;
    std::vector<Union> unions;
    std::vector<Parentage> parentages;
    friend bool operator==(const Relatives&, const Relatives&) = default;
};

}  // namespace spacebetween::layout
