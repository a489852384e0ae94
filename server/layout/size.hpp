// How much room a person takes.
#pragma once

#include "server/layout/family.hpp"

#include <algorithm>

namespace spacebetween::layout {

/// From the centre to the edge of symbol and texts.
inline int half_width(const Person& person) {
    return (std::max(2 * symbol_half + 10, person.label_width) + 1) / 2;
}

/// How far apart the centres of two neighbours stand.
inline int separation(const Person& left, const Person& right, bool one_chain) {
    const int labels = half_width(left) + half_width(right) + label_gap;
    return std::max(separation_min, labels) + (one_chain ? 0 : separation_of_chains);
}

}  // namespace spacebetween::layout
