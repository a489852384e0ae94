// A sitting goes from room to room: the next session opens, and everybody hears where to go.
#include "server/app/frames.hpp"
#include "server/app/room_directory.hpp"
#include "server/base/log.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

boost::asio::awaitable<std::optional<Refusal>> RoomDirectory::open_in_agenda(AgendaPlace place) {
    auto host = co_await open(place.rooms.at(place.at));
    if (!host) co_return Refusal::busy;
    RoomHost::Question question = [this, place](Room& room, Time now) {
        auto chosen = services_.formats.newest(room.state().info().team, place.format);
        return room.open_in_agenda(place, now, std::move(chosen));
    };
    const Decision opened = co_await RoomHost::ask(*std::move(host), std::move(question));
    if (!opened.refused) agendas_.note(place, false, services_.clock.now());
    co_return opened.refusal();
}

boost::asio::awaitable<void> RoomDirectory::move_on(RoomId from, AgendaPlace place) {
    const bool over = place.at + 1 >= place.rooms.size();
    std::vector<RosterRow> roster;
    RoomId next;
    if (over) {
        agendas_.note(place, true, services_.clock.now());
    } else {
        place.at += 1;
        next = place.rooms.at(place.at);
        const auto refused = co_await open_in_agenda(place);
        // They go there all the same: the room says what it waits for.
        if (refused) log_line(Level::warning, "sitting_room_not_opened", {{"room", next.text}});
        agendas_.note(place, false, services_.clock.now());
        auto look_up = [this, next] { return accounts_.roster(next); };
        roster = co_await services_.thread.run(std::move(look_up));
    }
    const auto found = hosts_.find(from);
    if (found == hosts_.end()) co_return;
    found->second->tell_each([&](const AccountId& account) {
        const bool belongs = std::any_of(roster.begin(), roster.end(), [&](const RosterRow& row) {
            return row.account == account;
        });
        return as_frame(agenda_frame(place.id, belongs ? next : RoomId(), over));
    });
}

}  // namespace spacebetween
