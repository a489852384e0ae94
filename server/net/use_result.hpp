// How network calls are awaited: failures come back as values beside the result.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace spacebetween {

/// Expected endings are values: what is awaited with this never throws a system error.
inline constexpr auto use_result = boost::asio::as_tuple(boost::asio::use_awaitable);

}  // namespace spacebetween
