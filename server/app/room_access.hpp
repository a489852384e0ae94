// What most handlers ask first: whether this account may be near this room, and its host.
#pragma once

#include "server/app/call.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace spacebetween {

/// The room's host for an account that is on its roster; `unknown` otherwise. Why not,
/// when the room does not open.
boost::asio::awaitable<Result<std::shared_ptr<RoomHost>, HttpRefusal>>
host_for(ApiServices* services, RoomId room, AccountId account);

/// Reads something of a room through its queue, so that what is told is on disk. A full disk does
/// not keep anybody from reading. Nothing when the room was let go just now.
template <class Value>
boost::asio::awaitable<std::optional<Value>>
read_room(std::shared_ptr<RoomHost> host, std::function<Value(const Room&, Time)> look) {
    const auto value = std::make_shared<std::optional<Value>>();
    RoomHost::Look into = [value, look = std::move(look)](const Room& room, Time now) {
        value->emplace(look(room, now));
    };
    co_await RoomHost::read(std::move(host), std::move(into));
    co_return std::move(*value);
}

/// Asks for a change and answers the request: done, or the refusal.
boost::asio::awaitable<HttpResponse>
change_room(std::shared_ptr<RoomHost> host, RoomHost::Question question);

}  // namespace spacebetween
