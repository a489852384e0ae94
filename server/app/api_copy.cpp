// A copy of the map that leaves the room: who took it is on disk before it goes.
#include "server/app/api_handlers.hpp"
#include "server/app/map_copies.hpp"
#include "server/app/map_picture.hpp"
#include "server/app/reply.hpp"
#include "server/app/room_access.hpp"
#include "server/interchange/outgoing.hpp"
#include "server/interchange/writing.hpp"
#include "server/vocabulary/words.hpp"

#include <memory>
#include <utility>

namespace spacebetween::api {
namespace {

using Records = std::vector<RecordRef>;

struct SeenMap {
    Records records;
    std::string alias;  ///< of the room
};

/// What this account sees of the map. Words that were taken out are not in it.
SeenMap map_seen_by(const Room& room, const AccountId& account) {
    SeenMap seen;
    const Member* member = room.state().member_of(account);
    if (member == nullptr) return seen;
    seen.alias = room_view(room.state()).alias;
    for (const Viewed& viewed : records_view(room.state(), member->id)) {
        if (spec_of(viewed.record().type).board == BoardName::map) {
            seen.records.push_back(viewed.shared());
        }
    }
    return seen;
}

std::string copy_of(
    const Records& seen,
    MapCopyKind kind,
    int year,
    Guesses guesses,
    const std::string& taken
) {
    std::vector<const Record*> records;
    for (const RecordRef& record : seen)
        records.push_back(record.get());
    return write_copy(outgoing(records, year, guesses), kind, taken);
}

/// Sheets to print are a page of pictures.
HttpResponse file_reply(MapCopyKind kind, bool sheets, const std::string& day, std::string words) {
    const std::string_view type = sheets ? "text/html; charset=utf-8" : content_type_of(kind);
    auto reply = http_response(200, type, std::move(words));
    const std::string name = "map-" + day + '.' + std::string(sheets ? "html" : ending_of(kind));
    reply.fields.push_back({"Content-Disposition", "attachment; filename=\"" + name + '"'});
    return reply;
}

}  // namespace

Answering copy_of_map(Call call) {
    ApiServices& services = *call.services;
    const AccountId& account = call.account();
    const auto kind = copy_kind(call.request.query_value("as").value_or(""));
    const auto picture = picture_asked(call.request, services.host.clock.now());
    if (!kind || !picture) co_return refusal_reply(HttpRefusal::bad_request);
    auto found = co_await host_for(&services, call.room(), account);
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    RoomHost::Question take = [account, kind](Room& room, Time now) {
        return room.take_map(account, *kind, now);
    };
    const Decision decision = co_await RoomHost::ask(host, std::move(take));
    if (const auto refusal = decision.refusal()) co_return refusal_reply(*refusal);
    std::function<SeenMap(const Room&, Time)> look = [account](const Room& room, Time) {
        return map_seen_by(room, account);
    };
    const auto seen = co_await read_room(std::move(host), std::move(look));
    if (!seen) co_return refusal_reply(HttpRefusal::server_busy);
    const Time now = services.host.clock.now();
    const std::string day = day_words(now);
    const std::string taken =
        say("interchange.taken", {{"name", call.who->account.name}, {"date", day}});
    const bool all = call.request.query_value("guesses") == "1";
    const Guesses guesses = all ? Guesses::leave : Guesses::stay;
    const bool drawn = *kind == MapCopyKind::svg;
    auto job = [map = *seen, kind, picture, guesses, taken, now] {
        if (*kind == MapCopyKind::svg) return picture_of(map.records, *picture, map.alias, taken);
        return copy_of(map.records, *kind, year_of(now), guesses, taken);
    };
    auto words = co_await services.layouts.run<std::string>(std::move(job));
    if (!words) co_return refusal_reply(HttpRefusal::server_busy);
    co_return file_reply(*kind, drawn && picture->paper, day, *std::move(words));
}

}  // namespace spacebetween::api
