// What most handlers ask first: whether this account may be near this room, and its host.
#include "server/app/room_access.hpp"

#include "server/access/roster_rules.hpp"
#include "server/app/reply.hpp"

namespace spacebetween {

boost::asio::awaitable<Result<std::shared_ptr<RoomHost>, HttpRefusal>>
host_for(ApiServices* services, RoomId room, AccountId account) {
    const Time now = services->host.clock.now();
    auto look_up = [services, room, account, now] {
        return at_the_door(services->accounts, room, account, now).has_value();
    };
    const bool belongs = co_await services->host.thread.run(std::move(look_up));
    if (!belongs) co_return HttpRefusal::unknown;
    auto host = co_await services->rooms.open(std::move(room));
    if (!host) co_return refusal_of(host.error());
    co_return *std::move(host);
}

boost::asio::awaitable<HttpResponse>
change_room(std::shared_ptr<RoomHost> host, RoomHost::Question question) {
    const Decision decision = co_await RoomHost::ask(std::move(host), std::move(question));
    const auto refusal = decision.refusal();
    co_return refusal ? refusal_reply(*refusal) : done_reply();
}

}  // namespace spacebetween
