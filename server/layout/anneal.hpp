// Looks past the nearest good order: takes worse ones as well, fewer and fewer of them.
#pragma once

#include "server/layout/company.hpp"
#include "server/layout/search.hpp"

#include <cstdint>

namespace spacebetween::layout {

/// How long and how boldly. Chance comes from the seed alone: the same order is changed in the same
/// way on every machine.
struct Annealing {
    std::size_t tries = 0;
    long heat = 250;            ///< the worsening that is still taken at first, as `Weights` count
    std::size_t reach = 4;      ///< how many places a node moves at most
    std::uint64_t seed = 5001;  ///< the best for the largest files of a few that were tried
};

/// Changes the sequence of the rows, and turns chains round, by small moves at random. The order of
/// birth stays a law, exceptions as `weights` has them. The outcome may be worse than what was:
/// whoever calls keeps the better one. Cost: tries times the lines of a node.
void anneal(Order& order, Company& company, const Weights& weights, const Annealing& how);

}  // namespace spacebetween::layout
