// The lobby: my rooms, and starting one.
#include "server/access/room_places.hpp"
#include "server/access/roster_rules.hpp"
#include "server/app/api_handlers.hpp"
#include "server/app/format_names.hpp"
#include "server/app/reply.hpp"
#include "server/app/room_access.hpp"
#include "server/protocol/json_writer.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace spacebetween::api {
namespace {

struct LobbyRoom {
    RoomEntry room;
    RosterRow place;
    std::string format_name;  ///< of what is planned
};

void write_plan(JsonWriter& json, const PlannedMeeting& plan, const std::string& name) {
    json.key("planned").open_object().key("at").whole(plan.at.ms);
    json.key("format").word(plan.format).key("name").text(name);
    json.key("minutes").whole(plan.minutes).close_object();
}

std::string name_of_planned(Accounts& accounts, const RoomEntry& room) {
    if (!room.planned) return {};
    std::string name = shipped_name(room.planned->format);
    if (!name.empty()) return name;
    TeamFormats formats;
    formats.learn(room.team, own_formats(accounts.formats_of(room.team)));
    return format_name(formats, room.team, room.planned->format);
}

void write_room(JsonWriter& json, const LobbyRoom& lobby, bool running, Time now) {
    const RoomEntry& room = lobby.room;
    json.open_object().key("id").word(room.id.text).key("alias").text(room.alias);
    json.key("kind").word(to_string(room.kind)).key("team").word(room.team.text);
    json.key("running").flag(running);
    if (room.last_met) json.key("last_met").whole(room.last_met->ms);
    if (room.planned && room.planned->at > now - 12 * hour_ms) {
        write_plan(json, *room.planned, lobby.format_name);
    }
    const bool deputy = lobby.place.deputy_until && *lobby.place.deputy_until > now;
    json.key("you").open_object().key("accountable").flag(lobby.place.accountable_manager);
    json.key("deputy").flag(deputy).key("guest").flag(lobby.place.guest.has_value());
    json.close_object().close_object();
}

std::vector<LobbyRoom> lobby_of(Accounts& accounts, const AccountId& account, Time now) {
    std::vector<LobbyRoom> lobby;
    for (auto& room : accounts.rooms_of(account)) {
        auto place = at_the_door(accounts, room.id, account, now);
        if (!place) continue;
        std::string name = name_of_planned(accounts, room);
        lobby.push_back({std::move(room), *std::move(place), std::move(name)});
    }
    return lobby;
}

std::set<std::string> named_accounts(const Call& call) {
    std::set<std::string> named;
    const auto roster = call.body->root().find("roster");
    if (!roster) return named;
    for (const auto account : *roster) {
        if (const auto id = account.text()) named.emplace(*id);
    }
    return named;
}

}  // namespace

Answering my_rooms(Call call) {
    ApiServices& services = *call.services;
    const Time now = services.host.clock.now();
    auto look_up = [&services, account = call.account(), now] {
        return lobby_of(services.accounts, account, now);
    };
    const auto lobby = co_await services.host.thread.run(std::move(look_up));
    std::string body;
    JsonWriter json(body);
    json.open_object().key("rooms").open_array();
    for (const auto& each : lobby) {
        write_room(json, each, services.rooms.is_running(each.room.id), now);
    }
    json.close_array().close_object();
    co_return json_reply(std::move(body));
}

Answering start_room(Call call) {
    ApiServices& services = *call.services;
    const Limits& limits = services.host.limits;
    const auto team = call.line("team", 64);
    const auto alias = call.line("alias", limits.name_points);
    if (!team || !alias || alias->empty()) co_return refusal_reply(HttpRefusal::bad_request);
    RoomEntry room;
    room.id = RoomId(new_id("room", services.host.random));
    room.team = TeamId(*team);
    room.alias = *alias;
    room.created = services.host.clock.now();
    const auto kind = call.line("kind", 16);
    if (kind) {
        const auto known = from_string<RoomKind>(*kind);
        if (!known) co_return refusal_reply(HttpRefusal::bad_request);
        room.kind = *known;
    }
    auto write = [&services, room, starter = call.account(), wanted = named_accounts(call)] {
        const Limits& most = services.host.limits;
        return spacebetween::start_room(services.accounts, room, starter, wanted, most);
    };
    const auto started = co_await services.host.thread.run(std::move(write));
    if (!started) co_return refusal_reply(started.error());
    std::string body;
    JsonWriter json(body);
    json.open_object().key("id").word(room.id.text).close_object();
    co_return json_reply(std::move(body), 201);
}

}  // namespace spacebetween::api
