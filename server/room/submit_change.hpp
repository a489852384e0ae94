// The path of a plain change: judged, applied, and told to those who see it.
#pragma once

#include "server/room/command.hpp"
#include "server/room/deciding.hpp"
#include "server/room/token_bucket.hpp"

namespace spacebetween {

Decision
submit_change(Deciding& deciding, Allowances& allowances, const Asked& asked, const Change& change);

}  // namespace spacebetween
