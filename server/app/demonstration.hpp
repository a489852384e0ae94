// An invented team with two rooms and one finished session, to look at and to try things on.
#pragma once

#include "server/storage/storage.hpp"

namespace spacebetween {

/// Writes the team into an empty data directory and prints who can sign in and how; says so and
/// changes nothing when it is there already. All families and people in it are invented.
void make_demonstration(const StorageOptions& options);

}  // namespace spacebetween
