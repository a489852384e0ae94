// A family's file that somebody in a room brings: read on a thread of its own, shown, and kept
// until they say yes.
#include "server/app/api_handlers.hpp"
#include "server/app/import_ops.hpp"
#include "server/app/import_preview.hpp"
#include "server/app/map_copies.hpp"
#include "server/app/reply.hpp"
#include "server/app/room_access.hpp"
#include "server/protocol/json_writer.hpp"

#include <chrono>
#include <memory>
#include <utility>

namespace spacebetween::api {
namespace {

constexpr std::size_t lines_shown_max = 20;
constexpr std::string_view file_type = "application/octet-stream";

using Reading = std::shared_ptr<const Imported<ImportedFamily>>;

/// What the map looks like to whoever brings the file.
struct MapNow {
    std::string base;
    std::vector<Viewed> records;
};

MapNow map_now(const Room& room, const AccountId& account) {
    const Member* member = room.state().member_of(account);
    if (member == nullptr) return {};
    return {map_base(room.state(), member->id), records_view(room.state(), member->id)};
}

HttpResponse fault_reply(const ImportFault& fault) {
    std::string body;
    JsonWriter json(body);
    json.open_object().key("error").open_object();
    json.key("code").word("file").key("says").text(told(fault));
    json.key("fault").word(name_of(fault.kind));
    json.key("line").whole(static_cast<std::int64_t>(fault.line));
    json.close_object().close_object();
    return json_reply(std::move(body), 400);
}

void write_matches(JsonWriter& json, const std::vector<Alike>& matches) {
    json.key("matches").open_array();
    for (const Alike& one : matches) {
        json.open_object().key("id").word(one.of_file.text);
        json.key("name").text(words_of(*one.person, "name"));
        if (const auto birth = date_of(*one.person, "birth")) {
            json.key("birth").whole(birth->day.year);
        }
        json.key("sure").flag(one.sure).key("map").open_array();
        for (const RecordId& id : one.on_map)
            json.word(id.text);
        json.close_array().close_object();
    }
    json.close_array();
}

std::string
written(const ImportedFamily& read, const std::string& preview, const std::vector<Alike>& matches) {
    std::string body;
    JsonWriter json(body);
    json.open_object().key("preview").word(preview);
    write_import(json, read, lines_shown_max);
    json.key("new").whole(
        static_cast<std::int64_t>(read.family.count(Type::person) - matches.size())
    );
    write_matches(json, matches);
    json.close_object();
    return body;
}

}  // namespace

Answering import_file(Call call) {
    ApiServices& services = *call.services;
    const AccountId& account = call.account();
    const std::string_view type = call.request.field("content-type");
    if (type.substr(0, type.find(';')) != file_type) {
        co_return refusal_reply(HttpRefusal::bad_request);
    }
    auto found = co_await host_for(&services, call.room(), account);
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    const ImportOptions options{
        .year = year_of(services.host.clock.now()),
        .bytes_max = services.host.limits.import_bytes
    };
    auto job = [bytes = std::move(call.request.body), options] {
        return std::make_shared<const Imported<ImportedFamily>>(read_family_file(bytes, options));
    };
    const auto reading = co_await services.layouts.run<Reading>(std::move(job));
    if (!reading) co_return refusal_reply(HttpRefusal::server_busy);
    if (!(*reading)->has_value()) co_return fault_reply((*reading)->error());
    const ImportedFamily& read = ***reading;

    std::function<MapNow(const Room&, Time)> look = [account](const Room& room, Time) {
        return map_now(room, account);
    };
    const auto now = co_await read_room(host, std::move(look));
    if (!now) co_return refusal_reply(HttpRefusal::server_busy);
    ImportOps made = ops_of(read.family, services.host.random);
    const auto matches = alike(read.family, made, now->records);
    Proposal proposal;
    proposal.id = new_id("imp", services.host.random);
    proposal.of = CommandName::map_import;
    proposal.ops = std::move(made.ops);
    proposal.base = now->base;
    const std::string preview = proposal.id;
    RoomHost::Question question = [account, proposal = std::move(proposal)](Room& room, Time at) {
        return room.propose(account, proposal, at);
    };
    const Decision decision = co_await RoomHost::ask(std::move(host), std::move(question));
    if (const auto refusal = decision.refusal()) co_return refusal_reply(*refusal);
    co_return json_reply(written(read, preview, matches));
}

}  // namespace spacebetween::api
