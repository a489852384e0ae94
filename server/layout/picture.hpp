// A genogram laid out: where its people stand, the lines between them, and how good that is.
#pragma once

#include "server/layout/metrics.hpp"

namespace spacebetween::layout {

struct Picture {
    std::vector<Spot> people;  ///< centres of symbols, by Relatives::people
    KinLines lines;
    Metrics metrics;
    std::vector<At> exceptions;  ///< people who stand out of the order of birth
    std::vector<At> broken;      ///< parentages that would make somebody their own ancestor
};

struct Tidying {
    bool strict_birth_order = false;  ///< rather let lines cross than siblings change places
    bool keep_pins = false;           ///< who was pinned stays, and the others stand around them
};

/// Lays the whole family out anew, wherever its people stood; as a whole it stays where it was, as
/// far as that can be said. Tidying what it tidied changes nothing. Cost: bounded by a budget of
/// comparisons that grows with the square of the people, so that a large family takes a second and
/// never minutes.
Picture tidy(const Relatives& family, const Tidying& how = {});

/// Puts people who have no stored place among those who have one. The others keep their order in
/// every row, and their places but where they stand in the way; pinned ones keep theirs always. A
/// family of which nobody stands anywhere goes to the right of all. Without any stored place this
/// is tidy(). Cost: linear in the people, but for the search in new families.
Picture insert(const Relatives& family);

/// The family as it stands: lines and measures over stored places. Whoever has none stands where
/// `insert` would put them.
Picture as_stored(const Relatives& family);

}  // namespace spacebetween::layout
