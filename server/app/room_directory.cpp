// Opens rooms when somebody needs them, never two hosts for one room, and lets idle ones go.
#include "server/app/room_directory.hpp"

#include "server/app/coroutine.hpp"
#include "server/app/room_loading.hpp"
#include "server/base/log.hpp"
#include "server/protocol/journal_form.hpp"

#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <optional>
#include <utility>

namespace spacebetween {
RoomInfo info_of(const RoomEntry& entry) {
    RoomInfo info;
    info.id = entry.id;
    info.team = entry.team;
    info.alias = entry.alias;
    info.kind = entry.kind;
    info.call_link = entry.call_link;
    info.case_reference = entry.case_reference;
    if (entry.planned) {
        info.planned =
            PlannedSession{entry.planned->at, entry.planned->format, entry.planned->minutes};
    }
    return info;
}

Roster roster_of(Accounts& accounts, const RoomId& room) {
    Roster roster;
    for (const auto& row : accounts.roster(room)) {
        const auto account = accounts.account(row.account);
        if (!account || account->suspended) continue;
        RosterEntry entry;
        entry.account = row.account;
        entry.name = account->name;
        entry.mandate = account->mandate;
        entry.accountable_manager = row.accountable_manager;
        entry.deputy_until = row.deputy_until;
        if (row.guest) entry.guest = Guest{row.guest->agency, row.guest->until};
        roster.push_back(std::move(entry));
    }
    return roster;
}

CloseCode close_code_of(NotOpened why) {
    switch (why) {
        case NotOpened::unknown:
            return CloseCode::room_closed;
        case NotOpened::crowded:
            return CloseCode::busy;
        case NotOpened::full_disk:
        case NotOpened::unreadable:
            return CloseCode::storage;
        case NotOpened::stopping:
            break;
    }
    return CloseCode::away;
}

HttpRefusal refusal_of(NotOpened why) {
    switch (why) {
        case NotOpened::unknown:
            return HttpRefusal::unknown;
        case NotOpened::full_disk:
            return HttpRefusal::server_readonly;
        case NotOpened::unreadable:
            return HttpRefusal::server_fault;
        case NotOpened::crowded:
        case NotOpened::stopping:
            break;
    }
    return HttpRefusal::server_busy;
}

RoomDirectory::RoomDirectory(HostServices& services, Accounts& accounts)
    : services_(services),
      accounts_(accounts) {
    services_.session_ended = [this](const RoomId& room, Time at) {
        boost::asio::co_spawn(
            services_.executor,
            note_meeting(room, at),
            [](const std::exception_ptr& how) {
                if (how) log_line(Level::fault, "meeting_not_noted");
            }
        );
    };
    services_.onward = [this](const RoomId& room, const AgendaPlace& place) {
        boost::asio::co_spawn(
            services_.executor,
            move_on(room, place),
            [](const std::exception_ptr& how) {
                if (how) log_line(Level::fault, "sitting_not_moved_on");
            }
        );
    };
}

boost::asio::awaitable<void> RoomDirectory::note_meeting(RoomId room, Time at) {
    auto note = [this, room, at] {
        auto entry = accounts_.room(room);
        if (!entry) return;
        entry->last_met = at;
        // Of a plan, what was planned is over once the room has met.
        if (entry->planned && entry->planned->at <= at) entry->planned.reset();
        static_cast<void>(accounts_.update_room(*entry));
    };
    co_await services_.thread.run(std::move(note));
}

boost::asio::awaitable<OpenedRoom> RoomDirectory::open(RoomId room) {
    for (;;) {
        if (stopped_) co_return NotOpened::stopping;
        const auto found = hosts_.find(room);
        if (found != hosts_.end()) co_return found->second;
        const auto opening = opening_.find(room);
        if (opening == opening_.end()) {
            if (is_full()) co_return NotOpened::crowded;
            break;
        }
        const auto opened = opening->second;
        co_await opened->async_wait(use_result);
    }
    const auto opened = std::make_shared<boost::asio::steady_timer>(services_.executor, never);
    opening_.emplace(room, opened);
    auto host = co_await load(room);
    if (host) {
        (*host)->start();
        // Nobody enters before the room knows who may.
        co_await tell_roster(*host);
    }
    opening_.erase(room);
    opened->cancel();
    if (host && stopped_) {
        co_await (*host)->stop();
        co_return NotOpened::stopping;
    }
    if (host) hosts_.emplace(room, *host);
    co_return host;
}

boost::asio::awaitable<OpenedRoom> RoomDirectory::load(RoomId room) {
    auto look_up = [this, room] { return accounts_.room(room); };
    const std::optional<RoomEntry> known = co_await services_.thread.run(std::move(look_up));
    if (!known) co_return NotOpened::unknown;
    co_await learn_formats(known->team);
    auto state = co_await load_room(services_.thread, services_.journal, room);
    if (!state) co_return NotOpened::unreadable;
    if (state->version() == 0) {
        const Entry founding = Room::founding(info_of(*known), services_.clock.now());
        Batch batch;
        batch.room = room;
        batch.rows.push_back({founding.key, journal_form(founding)});
        const auto outcome = co_await services_.thread.append(std::move(batch));
        if (outcome == CommitOutcome::full) co_return NotOpened::full_disk;
        if (outcome != CommitOutcome::committed) co_return NotOpened::unreadable;
        state->apply(founding);
    }
    if (const Session* session = state->session(); session != nullptr && session->now.agenda) {
        agendas_.note(*session->now.agenda, false, services_.clock.now());
    }
    co_return std::make_shared<RoomHost>(services_, room, *std::move(state));
}

boost::asio::awaitable<void> RoomDirectory::learn_formats(TeamId team) {
    if (services_.formats.knows(team)) co_return;
    auto look_up = [this, team] { return own_formats(accounts_.formats_of(team)); };
    const auto formats = co_await services_.thread.run(std::move(look_up));
    services_.formats.learn(team, formats);
}

boost::asio::awaitable<void> RoomDirectory::tell_roster(std::shared_ptr<RoomHost> host) {
    const RoomId room = host->id();
    auto look_up = [this, room] { return roster_of(accounts_, room); };
    Roster roster = co_await services_.thread.run(std::move(look_up));
    RoomHost::Question change = [roster = std::move(roster)](Room& told, Time now) {
        return told.roster_changed(roster, now);
    };
    const auto decision = co_await RoomHost::ask(std::move(host), std::move(change));
    if (decision.refused) log_line(Level::warning, "roster_not_told", {{"room", room.text}});
}

boost::asio::awaitable<void> RoomDirectory::roster_changed(RoomId room) {
    const auto found = hosts_.find(room);
    if (found == hosts_.end()) co_return;
    const auto host = found->second;
    co_await tell_roster(host);
}

bool RoomDirectory::is_running(const RoomId& room) const {
    const auto found = hosts_.find(room);
    return found != hosts_.end() && found->second->has_connections();
}

boost::asio::awaitable<void> RoomDirectory::sweep() {
    const Time now = services_.clock.now();
    std::vector<std::shared_ptr<RoomHost>> leaving;
    for (const auto& [room, host] : hosts_) {
        host->sweep();
        if (!host->is_idle()) {
            idle_since_.erase(room);
            continue;
        }
        const auto since = idle_since_.try_emplace(room, now).first->second;
        if (now - since >= idle_ms_max) leaving.push_back(host);
    }
    for (const auto& host : leaving) {
        // Whoever asks for the room meanwhile waits, and opens it anew.
        const auto opened = std::make_shared<boost::asio::steady_timer>(services_.executor, never);
        opening_.emplace(host->id(), opened);
        hosts_.erase(host->id());
        idle_since_.erase(host->id());
        co_await host->stop();
        opening_.erase(host->id());
        opened->cancel();
    }
}

void RoomDirectory::announce_end() {
    for (const auto& [room, host] : hosts_)
        host->announce_end();
}

boost::asio::awaitable<void> RoomDirectory::stop() {
    stopped_ = true;
    const auto hosts = std::exchange(hosts_, {});
    for (const auto& [room, host] : hosts)
        co_await host->stop();
}

}  // namespace spacebetween
