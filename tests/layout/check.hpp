// The invariants of a picture, as functions that name what is wrong.
#pragma once

#include "server/layout/picture.hpp"

#include <string>
#include <vector>

namespace spacebetween::layout {

/// What the functions below say when all is well.
inline const std::vector<std::string> no_faults;

/// Whatever breaks I1 to I5 and I10; nothing when all is well.
std::vector<std::string>
faults_in(const Relatives& family, const Picture& picture, std::size_t exceptions_max = 2);

/// Strangers between siblings (I4).
std::vector<std::string> strangers_in(const Relatives& family, const Picture& picture);

}  // namespace spacebetween::layout
