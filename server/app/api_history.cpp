// Looking back: which sessions a room had, and one of them from moment to moment.
#include "server/access/roster_rules.hpp"
#include "server/app/api_handlers.hpp"
#include "server/app/reply.hpp"
#include "server/app/room_access.hpp"
#include "server/protocol/enum_words.hpp"
#include "server/protocol/journal_form.hpp"
#include "server/protocol/server_message.hpp"
#include "server/room/history.hpp"

#include <utility>

namespace spacebetween::api {
namespace {

void write_session(JsonWriter& json, const PastSession& session) {
    json.key("id").word(session.id.text).key("number").whole(session.number);
    json.key("format").text(session.format).key("started").whole(session.started.ms);
    if (session.ended) json.key("ended").whole(session.ended->ms);
    if (session.how) json.key("how").word(word_of(*session.how));
}

void write_moment(JsonWriter& json, const HistoryMoment& moment) {
    json.open_object().key("at").whole(moment.at.ms);
    json.key("stage").whole(static_cast<std::int64_t>(moment.stage));
    if (moment.entered) json.key("entered").flag(true);
    json.key("put").open_array();
    for (const auto& record : moment.put)
        write_viewed(json, record);
    json.close_array().key("drop").open_array();
    for (const auto& id : moment.drop)
        json.word(id.text);
    json.close_array().close_object();
}

std::string written(const std::vector<PastSession>& sessions) {
    std::string body;
    JsonWriter json(body);
    json.open_object().key("sessions").open_array();
    for (const auto& session : sessions) {
        write_session(json.open_object(), session);
        json.close_object();
    }
    json.close_array().close_object();
    return body;
}

std::string written(const SessionHistory& history) {
    std::string body;
    JsonWriter json(body);
    write_session(json.open_object(), history.session);
    json.key("stages").open_array();
    for (const auto& planned : history.plan->stages) {
        json.open_object().key("id").text(planned.stage.id).key("name").text(planned.stage.name);
        json.close_object();
    }
    json.close_array().key("moments").open_array();
    for (const auto& moment : history.moments)
        write_moment(json, moment);
    json.close_array().close_object();
    return body;
}

/// The room as it stands, for whoever may look back.
boost::asio::awaitable<Result<RoomState, HttpRefusal>>
standing(ApiServices* services, RoomId room, AccountId account) {
    auto found = co_await host_for(services, std::move(room), std::move(account));
    if (!found) co_return found.error();
    std::function<RoomState(const Room&, Time)> look = [](const Room& seen, Time /*now*/) {
        return seen.state();
    };
    auto state = co_await read_room(*std::move(found), std::move(look));
    if (!state) co_return HttpRefusal::server_busy;
    co_return *std::move(state);
}

/// On the storage thread. False when an entry cannot be read.
bool take_all(Journal& journal, const RoomId& room, Looking& looking) {
    const auto loaded = journal.history(room);
    if (!loaded) return false;
    for (const auto& row : loaded->rows) {
        const auto entry = entry_from(row.body);
        if (!entry) return false;
        looking.take(*entry);
    }
    return true;
}

}  // namespace

Answering sessions_of_room(Call call) {
    ApiServices& services = *call.services;
    const auto state = co_await standing(&services, call.room(), call.account());
    if (!state) co_return refusal_reply(state.error());
    const Member* member = state->member_of(call.account());
    if (member == nullptr) co_return refusal_reply(HttpRefusal::unknown);
    auto gather = [&services, &state, viewer = member->id, room = call.room()] {
        Looking looking(*state, viewer, services.host.limits);
        const bool read = take_all(services.host.journal, room, looking);
        return read ? std::optional(looking.sessions()) : std::nullopt;
    };
    const auto sessions = co_await services.host.thread.run(std::move(gather));
    if (!sessions) co_return refusal_reply(HttpRefusal::server_fault);
    co_return json_reply(written(*sessions));
}

Answering look_back(Call call) {
    ApiServices& services = *call.services;
    const auto state = co_await standing(&services, call.room(), call.account());
    if (!state) co_return refusal_reply(state.error());
    const Member* member = state->member_of(call.account());
    if (member == nullptr) co_return refusal_reply(HttpRefusal::unknown);
    const SessionId session(call.parts.at(1));
    auto gather = [&services, &state, session, viewer = member->id, room = call.room()] {
        Looking looking(*state, viewer, services.host.limits, session);
        const bool read = take_all(services.host.journal, room, looking);
        return read ? std::move(looking).finish() : std::nullopt;
    };
    const auto history = co_await services.host.thread.run(std::move(gather));
    if (!history) co_return refusal_reply(HttpRefusal::unknown);
    co_return json_reply(written(*history));
}

}  // namespace spacebetween::api
