// A wall clock that cannot jump.
#include "server/base/time.hpp"

namespace spacebetween {

SystemClock::SystemClock()
    : wall_start_(std::chrono::system_clock::now()),
      steady_start_(std::chrono::steady_clock::now()) {}

Time SystemClock::now() const {
    const auto passed = std::chrono::steady_clock::now() - steady_start_;
    const auto wall = wall_start_.time_since_epoch() + passed;
    return Time{std::chrono::duration_cast<std::chrono::milliseconds>(wall).count()};
}

}  // namespace spacebetween
