// Looks for an order of the rows with fewer crossings, and never takes a worse one.
#pragma once

#include "server/layout/order.hpp"

namespace spacebetween::layout {

/// What the search weighs, in twentieths of a crossing's half: two lines that cross cost 40.
struct Weights {
    long exception = 20;             ///< a sibling out of the order of birth
    long turned = 1;                 ///< a wife left of her husband
    long stranger = 1'000'000;       ///< a chain among siblings to whom it is a stranger: never
    std::size_t exceptions_max = 2;  ///< of one union's children; 0 keeps the order of birth
};

/// How much a search may try: counted in comparisons of two nodes, so that it does not depend on
/// the machine.
struct Effort {
    std::size_t starts = 64;
    std::size_t comparisons = 3'000'000;
    std::size_t rounds = 24;  ///< of sweeps, each after a shake, for one first order
    std::size_t tries = 0;    ///< of annealing, where lines still cross
    std::size_t heats = 0;    ///< first orders annealed a little, for the best to go on with
};

/// In how many places of a chain a wife stands left of her husband.
long wives_left(const Kin& kin, const std::vector<At>& people);

/// Orders the rows of one family: from several first orders, each improved until nothing pays, and
/// from the best of them by annealing; the best of all. Siblings stand by birth but for
/// `exceptions_max` of them who are linked.
void search(Order& order, const Weights& weights, const Effort& effort);

}  // namespace spacebetween::layout
