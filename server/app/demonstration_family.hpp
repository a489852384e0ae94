// The invented family of the demonstration: three generations on a map, with places and relations.
#pragma once

#include "server/app/sitting.hpp"

namespace spacebetween {

/// Puts the family on the map as two people would who write together. Says who the child is.
RecordId write_family(Sitting& sitting, const MemberId& presenter, const MemberId& scribe);

}  // namespace spacebetween
