// The later steps of kin_of, each of its own file.
#pragma once

#include "server/layout/kin.hpp"

namespace spacebetween::layout {

/// Takes a child out of its home while somebody is their own ancestor: the link entered last of
/// those that close the loop. It stays, as a secondary one.
void break_loops(Kin& kin, const Relatives& family);

/// Numbers the families that nothing joins: the index person's first, then the largest, then in
/// the order of their first people.
void find_parts(Kin& kin);

}  // namespace spacebetween::layout
