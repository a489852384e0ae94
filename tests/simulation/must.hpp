// How a simulated world ends that broke a promise.
#pragma once

#include <stdexcept>
#include <string>

namespace spacebetween {

/// Throws std::logic_error with `what` unless it holds.
inline void must(bool holds, const std::string& what) {
    if (!holds) throw std::logic_error(what);
}

}  // namespace spacebetween
