// A genogram laid out: where its people stand, the lines between them, and how good that is.
#pragma once

#include "server/layout/metrics.hpp"

namespace spacebetween::layout {

struct Picture {
    std::vector<Spot> people;  ///< centres of symbols, by Family::people
    KinLines lines;
    Metrics metrics;
    std::vector<At> exceptions;  ///< people who stand out of the order of birth
    std::vector<At> broken;      ///< parentages that would make somebody their own ancestor
    std::vector<At> released;    ///< pinned people who could not stay where they were
};

struct Tidying {
    bool strict_birth_order = false;  ///< rather let lines cross than siblings change places
    bool keep_pins = true;            ///< else everybody may move
};

/// Lays the whole family out anew. Stored places count only as pins. Tidying what it tidied
/// changes nothing. Cost: see README of the measures; bounded by a budget of comparisons, so that
/// large families take a few hundred milliseconds and never minutes.
Picture tidy(const Family& family, const Tidying& how = {});

/// The family as it stands: lines and measures over stored places. Whoever has none stands where
/// `insert` would put them.
Picture as_stored(const Family& family);

}  // namespace spacebetween::layout
