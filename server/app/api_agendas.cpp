// A sitting of several rooms: beginning one, and where it stands for whoever asks.
#include "server/access/roster_rules.hpp"
#include "server/app/api_handlers.hpp"
#include "server/app/format_names.hpp"
#include "server/app/reply.hpp"
#include "server/protocol/json_writer.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace spacebetween::api {
namespace {

constexpr std::size_t rooms_min = 2;
constexpr std::size_t rooms_max = 8;

/// Rooms in their order, each once; nothing when they are too few, too many or none at all.
std::optional<std::vector<RoomId>> rooms_named(const Call& call) {
    const auto named = call.body->root().find("rooms");
    if (!named || !named->is(JsonKind::array)) return std::nullopt;
    std::vector<RoomId> rooms;
    std::set<std::string> seen;
    for (const auto each : *named) {
        const auto id = each.text();
        if (!id || !seen.emplace(*id).second) return std::nullopt;
        rooms.emplace_back(std::string(*id));
    }
    const bool sound = rooms.size() >= rooms_min && rooms.size() <= rooms_max;
    return sound ? std::optional(std::move(rooms)) : std::nullopt;
}

/// What one account may know of a room of the sitting: nothing but that there is one, unless it
/// belongs to it.
struct Stop {
    RoomId room;
    std::optional<std::string> alias;
};

std::vector<Stop> stops_for(
    Accounts& accounts,
    const std::vector<RoomId>& rooms,
    const AccountId& account,
    Time now
) {
    std::vector<Stop> stops;
    for (const auto& room : rooms) {
        Stop stop{room, std::nullopt};
        if (at_the_door(accounts, room, account, now)) {
            const auto entry = accounts.room(room);
            if (entry) stop.alias = entry->alias;
        }
        stops.push_back(std::move(stop));
    }
    return stops;
}

/// Every room of the sitting runs the same format: one of the product, or of all their teams.
bool may_run(Accounts& accounts, const std::vector<RoomId>& rooms, const std::string& format) {
    if (!shipped_name(format).empty()) return true;
    return std::ranges::all_of(rooms, [&accounts, &format](const RoomId& room) {
        const auto entry = accounts.room(room);
        if (!entry) return false;
        const auto kept = accounts.formats_of(entry->team);
        return std::ranges::find(kept, format, &TeamFormat::id) != kept.end();
    });
}

std::string written(const KnownAgenda& known, const std::vector<Stop>& stops) {
    std::string body;
    JsonWriter json(body);
    json.open_object().key("id").word(known.place.id);
    json.key("at").whole(static_cast<std::int64_t>(known.place.at));
    json.key("of").whole(static_cast<std::int64_t>(stops.size()));
    json.key("rooms").open_array();
    for (const auto& stop : stops) {
        json.open_object();
        if (stop.alias) json.key("id").word(stop.room.text).key("alias").text(*stop.alias);
        json.close_object();
    }
    json.close_array().key("you").open_object();
    const Stop& here = stops.at(known.place.at);
    if (known.over) {
        json.key("over").flag(true);
    } else if (here.alias) {
        json.key("room").word(here.room.text);
    } else {
        json.key("waits").flag(true);
    }
    json.close_object().close_object();
    return body;
}

}  // namespace

Answering begin_agenda(Call call) {
    ApiServices& services = *call.services;
    auto rooms = rooms_named(call);
    const auto format = call.line("format", 64);
    if (!rooms || !format || format->empty()) co_return refusal_reply(HttpRefusal::bad_request);
    const Time now = services.host.clock.now();
    auto look_up = [&services, rooms = *rooms, format = *format, account = call.account(), now] {
        const auto stops = stops_for(services.accounts, rooms, account, now);
        const bool everywhere = std::all_of(stops.begin(), stops.end(), [](const Stop& stop) {
            return stop.alias.has_value();
        });
        return everywhere && may_run(services.accounts, rooms, format);
    };
    const bool can_begin = co_await services.host.thread.run(std::move(look_up));
    if (!can_begin) co_return refusal_reply(HttpRefusal::unknown);
    AgendaPlace place;
    place.id = new_id("agd", services.host.random);
    place.rooms = *std::move(rooms);
    place.format = *format;
    place.lead = call.account();
    const auto refused = co_await services.rooms.open_in_agenda(place);
    if (refused) co_return refusal_reply(*refused);
    std::string body;
    JsonWriter json(body);
    json.open_object().key("id").word(place.id).close_object();
    co_return json_reply(std::move(body), 201);
}

Answering agenda(Call call) {
    ApiServices& services = *call.services;
    const auto* found = services.rooms.agendas().find(call.parts.at(0));
    if (found == nullptr) co_return refusal_reply(HttpRefusal::unknown);
    const KnownAgenda known = *found;
    const Time now = services.host.clock.now();
    auto look_up = [&services, rooms = known.place.rooms, account = call.account(), now] {
        return stops_for(services.accounts, rooms, account, now);
    };
    const auto stops = co_await services.host.thread.run(std::move(look_up));
    const bool somewhere = std::any_of(stops.begin(), stops.end(), [](const Stop& stop) {
        return stop.alias.has_value();
    });
    if (!somewhere) co_return refusal_reply(HttpRefusal::unknown);
    co_return json_reply(written(known, stops));
}

}  // namespace spacebetween::api
