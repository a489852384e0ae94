// Time that passes only when a test says so.
#pragma once

#include "server/base/time.hpp"

namespace spacebetween {

/// A fixed moment that tests start from: a Monday at noon.
inline constexpr Time noon{1'767'009'600'000};

class FakeClock final : public Clock {
public:
    [[nodiscard]] Time now() const override { return now_; }
    void pass(Millis passed) { now_ = now_ + passed; }

private:
    Time now_ = noon;
};

}  // namespace spacebetween
