// In which order the people of one cohort stand beside each other.
#pragma once

#include "server/layout/rows.hpp"

namespace spacebetween::layout {

/// For each cohort its people from left to right. Partners stand side by side where the unions are
/// a path; of a person with more partners the latest two stand next to them, the others outside.
std::vector<std::vector<At>> chains_of(const Kin& kin, const Rows& rows);

/// The place in a chain from which a union's children hang, counted in half places: 0 under the
/// first person, 1 between the first and the second. Only people in the chain count.
int port_in(const Kin& kin, const std::vector<At>& chain, const std::vector<At>& partners);

/// Whether of two partners who do not stand side by side the right one is the outer, beside whom
/// their children hang: the one with fewer unions, else the right one.
bool right_is_outer(const Kin& kin, At left, At right);

}  // namespace spacebetween::layout
