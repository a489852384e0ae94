// Which targets a member may write to, and which boards she is shown.
#pragma once

#include "server/vocabulary/enum_set.hpp"
#include "server/vocabulary/names.hpp"

namespace spacebetween {

using TargetSet = EnumSet<Target>;
using BoardSet = EnumSet<BoardName>;

}  // namespace spacebetween
