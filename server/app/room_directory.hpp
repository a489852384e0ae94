// Opens rooms when somebody needs them, never two hosts for one room, and lets idle ones go.
#pragma once

#include "server/access/accounts.hpp"
#include "server/app/agendas.hpp"
#include "server/app/host_services.hpp"
#include "server/app/room_host.hpp"
#include "server/base/id.hpp"
#include "server/base/result.hpp"
#include "server/room/roster.hpp"
#include "server/vocabulary/refusal.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace spacebetween {

/// What a room begins as, from the register of rooms.
RoomInfo info_of(const RoomEntry& entry);

/// What the room is told of its roster, from the register of people.
Roster roster_of(Accounts& accounts, const RoomId& room);

/// Why a room did not open.
enum class NotOpened : std::uint8_t {
    unknown,     ///< there is no such room
    crowded,     ///< as many rooms are open as may be
    full_disk,   ///< it is new, and its first entry could not be written
    unreadable,  ///< what is kept of it is not sound; the log has why
    stopping,    ///< the server ends
};

/// What a connection is closed with. Whoever may come back to the room is never told to stay away.
CloseCode close_code_of(NotOpened why);

/// What a request is answered.
HttpRefusal refusal_of(NotOpened why);

using OpenedRoom = Result<std::shared_ptr<RoomHost>, NotOpened>;

/// Lives on the network thread; `stop` is awaited before the services go.
class RoomDirectory {
public:
    RoomDirectory(HostServices& services, Accounts& accounts);

    /// The one host of this room, opened now if it was not.
    boost::asio::awaitable<OpenedRoom> open(RoomId room);

    /// As many rooms are open as may be: no other opens until one is let go.
    [[nodiscard]] bool is_full() const {
        return hosts_.size() + opening_.size() >= services_.limits.rooms_live;
    }

    /// The register has changed who may enter: tells the room, if it is open. A room that is not
    /// open hears of it when it opens.
    boost::asio::awaitable<void> roster_changed(RoomId room);

    /// Whether members are in this room now.
    [[nodiscard]] bool is_running(const RoomId& room) const;

    /// To be called every few seconds: forgets streams and rooms that nobody came back to.
    boost::asio::awaitable<void> sweep();

    /// Opens the session of the room that a sitting stands at, for whoever leads the sitting. Why
    /// not, when it does not open.
    boost::asio::awaitable<std::optional<Refusal>> open_in_agenda(AgendaPlace place);

    [[nodiscard]] const Agendas& agendas() const { return agendas_; }

    /// Tells everybody in every room that the server goes.
    void announce_end();

    /// Ends every host, after which no room opens.
    boost::asio::awaitable<void> stop();

private:
    boost::asio::awaitable<OpenedRoom> load(RoomId room);
    boost::asio::awaitable<void> learn_formats(TeamId team);
    boost::asio::awaitable<void> tell_roster(std::shared_ptr<RoomHost> host);

    boost::asio::awaitable<void> move_on(RoomId from, AgendaPlace place);
    boost::asio::awaitable<void> note_meeting(RoomId room, Time at);

    static constexpr Millis idle_ms_max = 10 * minute_ms;

    HostServices& services_;
    Accounts& accounts_;
    std::map<RoomId, std::shared_ptr<RoomHost>> hosts_;
    std::map<RoomId, std::shared_ptr<boost::asio::steady_timer>> opening_;
    std::map<RoomId, Time> idle_since_;
    Agendas agendas_;
    bool stopped_ = false;
};

}  // namespace spacebetween
