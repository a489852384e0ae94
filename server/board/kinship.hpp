// Whether a family could be so: nobody is their own ancestor.
#pragma once

#include "server/board/staging.hpp"

namespace spacebetween {

/// Whether a parentage or union that this change wrote makes somebody their own ancestor. A loop
/// that was there before, as an import may bring, is not this change's fault.
bool makes_ancestor_loop(const Staging& staging);

}  // namespace spacebetween
