// A copy of the map that leaves the room: who took it is on disk before it goes.
#include "server/app/api_handlers.hpp"
#include "server/app/map_copies.hpp"
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

/// What this account sees of the map. Words that were taken out are not in it.
Records map_seen_by(const Room& room, const AccountId& account) {
    Records records;
    const Member* member = room.state().member_of(account);
    if (member == nullptr) return records;
    for (const Viewed& viewed : records_view(room.state(), member->id)) {
        if (spec_of(viewed.record().type).board == BoardName::map) {
            records.push_back(viewed.shared());
        }
    }
    return records;
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

HttpResponse file_reply(MapCopyKind kind, const std::string& day, std::string words) {
    auto reply = http_response(200, content_type_of(kind), std::move(words));
    const std::string name = "map-" + day + '.' + std::string(ending_of(kind));
    reply.fields.push_back({"Content-Disposition", "attachment; filename=\"" + name + '"'});
    return reply;
}

}  // namespace

Answering copy_of_map(Call call) {
    ApiServices& services = *call.services;
    const AccountId account = call.account();
    const auto kind = copy_kind(call.request.query_value("as").value_or(""));
    if (!kind || *kind == MapCopyKind::svg) co_return refusal_reply(HttpRefusal::bad_request);
    auto host = co_await host_for(&services, call.room(), account);
    if (host == nullptr) co_return refusal_reply(HttpRefusal::unknown);
    RoomHost::Question take = [account, kind](Room& room, Time now) {
        return room.take_map(account, *kind, now);
    };
    const Decision decision = co_await RoomHost::ask(host, std::move(take));
    if (const auto refusal = decision.refusal()) co_return refusal_reply(*refusal);
    std::function<Records(const Room&, Time)> look = [account](const Room& room, Time) {
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
    auto job = [records = *seen, kind, year = year_of(now), guesses, taken] {
        return copy_of(records, *kind, year, guesses, taken);
    };
    auto words = co_await services.layouts.run<std::string>(std::move(job));
    if (!words) co_return refusal_reply(HttpRefusal::server_busy);
    co_return file_reply(*kind, day, *std::move(words));
}

}  // namespace spacebetween::api
