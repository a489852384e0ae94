// Refills by the time that passed.
#include "server/room/token_bucket.hpp"

#include <algorithm>

namespace spacebetween {

bool TokenBucket::take(Time now) {
    const Millis passed = std::max<Millis>(0, now - last_);
    // A token a second is a thousandth of a token a millisecond.
    const Millis full_after = burst_ * 1000 / std::max<std::int64_t>(1, per_second_) + 1;
    thousandths_ += std::min(passed, full_after) * per_second_;
    thousandths_ = std::min(thousandths_, burst_ * 1000);
    last_ = now;
    if (thousandths_ < 1000) {
        return false;
    }
    thousandths_ -= 1000;
    return true;
}

bool Allowances::take(const MemberId& member, Allowance kind, const Limits& limits, Time now) {
    const bool presence = kind == Allowance::presence || kind == Allowance::own_presence;
    const TokenBucket full(
        static_cast<std::int64_t>(presence ? limits.presence_rate : limits.change_rate),
        static_cast<std::int64_t>(presence ? limits.presence_rate : limits.change_burst),
        now
    );
    return buckets_.try_emplace({member, kind}, full).first->second.take(now);
}

}  // namespace spacebetween
