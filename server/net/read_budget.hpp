// How many bytes a peer may send: so many a second, and so many without a message in them.
#pragma once

#include "server/net/net_limits.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace spacebetween {

/// A debt, paid off by time: reading pauses while more was read than the burst allows.
class ReadBudget {
public:
    using Instant = std::chrono::steady_clock::time_point;

    /// Counts bytes that arrived; false when too many came since the last message.
    [[nodiscard]] bool spend(std::size_t bytes, const ConnectionLimits& limits, Instant now) {
        pay_off(limits, now);
        debt_ += static_cast<std::int64_t>(bytes);
        since_message_ += bytes;
        return since_message_ <= (is_stranger_ ? limits.hello_bytes_max + frame_overhead
                                               : limits.bytes_between_messages_max);
    }

    /// How long reading has to pause now.
    [[nodiscard]] std::chrono::milliseconds pause(const ConnectionLimits& limits) const {
        const std::int64_t over = debt_ - static_cast<std::int64_t>(limits.read_burst_bytes);
        const auto rate = static_cast<std::int64_t>(limits.read_bytes_per_second);
        return std::chrono::milliseconds(over <= 0 ? 0 : over * 1000 / rate + 1);
    }

    void message_arrived() { since_message_ = 0; }
    void admit() { is_stranger_ = false; }

private:
    static constexpr std::size_t frame_overhead = 64;

    void pay_off(const ConnectionLimits& limits, Instant now) {
        const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - paid_at_);
        const auto rate = static_cast<std::int64_t>(limits.read_bytes_per_second);
        const std::int64_t seconds_owed = debt_ / rate + 1;
        const auto paid =
            passed.count() / 1000 > seconds_owed ? debt_ : passed.count() * rate / 1000;
        if (paid > 0 || debt_ == 0) {
            debt_ = std::max<std::int64_t>(0, debt_ - paid);
            paid_at_ = now;
        }
    }

    Instant paid_at_;
    std::int64_t debt_ = 0;
    std::size_t since_message_ = 0;
    bool is_stranger_ = true;
};

}  // namespace spacebetween
