// The map as it may leave a room: whole where it can be, and years alone of whoever may be living.
#pragma once

#include "server/interchange/family.hpp"

#include <vector>

namespace spacebetween {

/// Guesses are bonds that are only a hypothesis or were shown not to be so, how somebody in
/// particular sees a relation, and triangles: each is somebody's reading of the family.
enum class Guesses : bool { stay, leave };

/// These records of a map, with ids that count upwards: people, unions, what stands beside them,
/// then what joins them. Places on the drawing and what the server notes stay behind, and so does
/// what refers to something that is not among these records.
Family
outgoing(const std::vector<const Record*>& records, int year, Guesses guesses = Guesses::stay);

/// The same of a family that was read from a file: all that it holds.
Family outgoing(const Family& family, int year);

/// A reference without which a record of the map says nothing: the ends of a bond.
bool must_refer(const FieldSpec& field);

/// Whether nothing says that this person has died.
bool may_be_living(const Record& person, int year);

}  // namespace spacebetween
