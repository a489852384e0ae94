// How people are named in a picture that leaves: a change to copies of records, never to the map.
#pragma once

#include "server/render/graph.hpp"

namespace spacebetween::render {

enum class Naming { first, initials, part, alias };

/// Copies in which nothing names anybody in another way: places by their kind, no sources, no
/// names of homes. With first names, the records as they are.
Records renamed(const Records& records, Naming naming);

/// Without bonds that are only guessed or shown not to be so, or are how somebody in particular
/// sees a relation.
Records without_guesses(Records records);

}  // namespace spacebetween::render
