// Which room a signed page belongs to, for an account that may be near it.
#pragma once

#include "server/app/call.hpp"

#include <boost/asio/awaitable.hpp>

#include <memory>

namespace spacebetween {

/// The room's host, or `unknown` when there is no such page or the account has no place there: to
/// an outsider both look the same.
boost::asio::awaitable<Result<std::shared_ptr<RoomHost>, HttpRefusal>>
host_of_summary(ApiServices* services, SummaryId summary, AccountId account);

}  // namespace spacebetween
