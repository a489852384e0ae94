// How fast a member may write: a burst, and a rate that refills it.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/vocabulary/limits.hpp"

#include <cstdint>
#include <map>
#include <utility>

namespace spacebetween {

class TokenBucket {
public:
    TokenBucket(std::int64_t per_second, std::int64_t burst, Time now)
        : per_second_(per_second),
          burst_(burst),
          thousandths_(burst * 1000),
          last_(now) {}

    /// Takes one token if there is one.
    bool take(Time now);

private:
    std::int64_t per_second_;
    std::int64_t burst_;
    std::int64_t thousandths_;
    Time last_;
};

/// Hidden work has an allowance of its own, so that it never slows what others see; so have the
/// things that go before limits: a safety stop and a hold wait for nobody's typing.
enum class Allowance : std::uint8_t { shared, hidden, urgent, presence, own_presence };

class Allowances {
public:
    bool take(const MemberId& member, Allowance kind, const Limits& limits, Time now);

private:
    std::map<std::pair<MemberId, Allowance>, TokenBucket> buckets_;
};

}  // namespace spacebetween
