// The few words that every coroutine of the app uses.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace spacebetween {

/// Expected endings are values: what is awaited with this never throws a system error.
inline constexpr auto use_result = boost::asio::as_tuple(boost::asio::use_awaitable);

/// A timer set to this is waited for until it is cancelled.
inline constexpr auto never = boost::asio::steady_timer::time_point::max();

}  // namespace spacebetween
