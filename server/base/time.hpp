// Time as everything below the network sees it: a value that is handed in.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace spacebetween {

using Millis = std::int64_t;

inline constexpr Millis second_ms = 1'000;
inline constexpr Millis minute_ms = 60 * second_ms;
inline constexpr Millis hour_ms = 60 * minute_ms;
inline constexpr Millis day_ms = 24 * hour_ms;

/// Milliseconds since 1970 (UTC).
struct Time {
    Millis ms = 0;

    friend auto operator<=>(const Time&, const Time&) = default;
    friend Time operator+(Time time, Millis add) { return Time{time.ms + add}; }
    friend Time operator-(Time time, Millis less) { return Time{time.ms - less}; }
    friend Millis operator-(Time later, Time earlier) { return later.ms - earlier.ms; }
};

class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual Time now() const = 0;
};

/// The wall clock as it stood when this was made, carried on by the steady clock: it can be written
/// down and shown, and yet never jumps when somebody sets the machine's time.
class SystemClock final : public Clock {
public:
    SystemClock();
    [[nodiscard]] Time now() const override;

private:
    std::chrono::system_clock::time_point wall_start_;
    std::chrono::steady_clock::time_point steady_start_;
};

}  // namespace spacebetween
