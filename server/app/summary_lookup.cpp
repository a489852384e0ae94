// Which room a signed page belongs to, for an account that may be near it.
#include "server/app/summary_lookup.hpp"

#include "server/app/room_access.hpp"

#include <utility>

namespace spacebetween {

boost::asio::awaitable<Result<std::shared_ptr<RoomHost>, HttpRefusal>>
host_of_summary(ApiServices* services, SummaryId summary, AccountId account) {
    auto look_up = [services, summary]() -> std::optional<RoomId> {
        const auto page = services->host.journal.summary(summary);
        if (!page || !page->has_value()) return std::nullopt;
        return (*page)->room;
    };
    const std::optional<RoomId> room = co_await services->host.thread.run(std::move(look_up));
    if (!room) co_return HttpRefusal::unknown;
    auto host = co_await host_for(services, *room, std::move(account));
    co_return host;
}

}  // namespace spacebetween
