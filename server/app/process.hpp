// The whole server: everything it is made of, wired together, from the first accept to the drain.
#pragma once

#include "server/app/settings.hpp"

namespace spacebetween {

/// Serves until SIGTERM or SIGINT, then drains: nobody new, every connection told to come back
/// later, what waits recorded, files put in order. Throws with a sentence for the operator when it
/// cannot start.
void serve(const ServeSettings& settings);

}  // namespace spacebetween
