// The few words that every coroutine of the app uses.
#pragma once

#include "server/net/use_result.hpp"

#include <boost/asio/steady_timer.hpp>

namespace spacebetween {

/// A timer set to this is waited for until it is cancelled.
inline constexpr auto never = boost::asio::steady_timer::time_point::max();

}  // namespace spacebetween
