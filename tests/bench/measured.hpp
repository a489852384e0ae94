// Runs a crowd for a while and says how that went.
#pragma once

#include "tests/bench/baseline.hpp"
#include "tests/bench/modes.hpp"

#include <functional>

namespace bench {

/// What happens next at a time; called over and over.
using Write = std::function<void(Nanos)>;

/// Everybody's turns to `write`, `settings.changes_per_second` of each, begun at random.
Write in_turns(Crowd& crowd, const Settings& settings, std::function<void(Member&)> write);

/// After a warm-up, measures deliveries for some seconds, then waits until all is heard.
Report measured(Crowd& crowd, double seconds, const Write& write);

/// Adds how deliveries compare with bare commits.
void compare(Report& report, const Baseline& bare);

}  // namespace bench
