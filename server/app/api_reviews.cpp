// A manager's reviews over all her rooms, and everybody's own conversations for the phone.
#include "server/access/roster_rules.hpp"
#include "server/app/api_handlers.hpp"
#include "server/app/reply.hpp"
#include "server/app/room_access.hpp"
#include "server/app/written.hpp"
#include "server/protocol/enum_words.hpp"

#include <optional>
#include <utility>

namespace spacebetween::api {
namespace {

constexpr std::size_t came_back_points_max = 4'000;

std::vector<RoomId> rooms_of(Accounts& accounts, const AccountId& account, Time now) {
    std::vector<RoomId> rooms;
    for (const auto& room : accounts.rooms_of(account)) {
        if (at_the_door(accounts, room.id, account, now)) rooms.push_back(room.id);
    }
    return rooms;
}

/// Looks into every room of the account, one after the other; rooms that cannot be read are left
/// out, and the log has them.
template <class Value>
boost::asio::awaitable<std::vector<Value>> look_into_all(
    ApiServices* services,
    AccountId account,
    std::function<Value(const Room&, Time)> look
) {
    const Time now = services->host.clock.now();
    auto look_up = [services, account, now] { return rooms_of(services->accounts, account, now); };
    const auto rooms = co_await services->host.thread.run(std::move(look_up));
    std::vector<Value> seen;
    for (const auto& room : rooms) {
        auto host = co_await services->rooms.open(room);
        if (!host) continue;
        auto again = look;
        auto value = co_await read_room(*std::move(host), std::move(again));
        if (value) seen.push_back(*std::move(value));
    }
    co_return seen;
}

void write_summary(JsonWriter& json, const SummaryReview& review) {
    json.open_object().key("id").word(review.page.id.text);
    json.key("version").whole(review.page.version);
    json.key("signed_at").whole(review.page.at.ms);
    json.key("acknowledged").flag(review.acknowledged);
    json.key("question_open").flag(review.open_question.has_value());
    json.key("readings");
    write_viewed(json, review.readings);
    json.close_object();
}

struct SeenReview {
    std::optional<Review> review;
    Names names;
};

void write_review(JsonWriter& json, const Review& review, const Names& names) {
    json.open_object();
    write_room_keys(json, review.room);
    json.key("safety");
    write_viewed(json, review.safety);
    json.key("decisions");
    write_viewed(json, review.decisions);
    // No words of a page: whoever reads one is known to the room.
    json.key("talks").open_array();
    for (const auto& talk : review.talks) {
        json.open_object().key("page").word(talk.page.text).key("when").word(talk.when);
        json.close_object();
    }
    json.close_array();
    json.key("summaries").open_array();
    for (const auto& summary : review.summaries)
        write_summary(json, summary);
    json.close_array();
    write_names(json, names);
    json.close_object();
}

void write_draft_to_sign(JsonWriter& json, const MyDraft& draft, const Names& names) {
    json.open_object().key("room").open_object();
    write_room_keys(json, draft.room);
    json.close_object().key("session").word(draft.session.text);
    json.key("ended").whole(draft.ended.ms);
    if (draft.until) json.key("until").whole(draft.until->ms);
    json.key("signed").open_array();
    for (const auto& each : draft.signatures) {
        const auto name = names.find(each.by.text);
        json.open_object().key("name").text(name == names.end() ? "" : name->second);
        json.key("as").word(word_of(each.as)).key("at").whole(each.at.ms).close_object();
    }
    json.close_array().key("you").open_array();
    draft.roles.for_each([&json](Role role) { json.word(to_string(role)); });
    json.close_array().close_object();
}

}  // namespace

Answering reviews(Call call) {
    std::function<SeenReview(const Room&, Time)> look =
        [by = call.account()](const Room& room, Time now) {
            return SeenReview{review_for(room.state(), by, now), names_in(room)};
        };
    const auto all = co_await look_into_all(call.services, call.account(), std::move(look));
    std::string body;
    JsonWriter json(body);
    json.open_object().key("rooms").open_array();
    for (const auto& seen : all) {
        if (seen.review) write_review(json, *seen.review, seen.names);
    }
    json.close_array().close_object();
    co_return json_reply(std::move(body));
}

Answering drafts(Call call) {
    struct Mine {
        std::optional<MyDraft> draft;
        Names names;
    };
    std::function<Mine(const Room&, Time)> look = [by =
                                                       call.account()](const Room& room, Time now) {
        return Mine{draft_for(room.state(), by, now), names_in(room)};
    };
    const auto all = co_await look_into_all(call.services, call.account(), std::move(look));
    std::string body;
    JsonWriter json(body);
    json.open_object().key("drafts").open_array();
    for (const auto& mine : all) {
        if (mine.draft) write_draft_to_sign(json, *mine.draft, mine.names);
    }
    json.close_array().close_object();
    co_return json_reply(std::move(body));
}

Answering conversations(Call call) {
    using Mine = std::vector<MyConversation>;
    std::function<Mine(const Room&, Time)> look = [by =
                                                       call.account()](const Room& room, Time now) {
        return conversations_of(room.state(), by, now);
    };
    const auto all = co_await look_into_all(call.services, call.account(), std::move(look));
    std::string body;
    JsonWriter json(body);
    json.open_object().key("conversations").open_array();
    for (const auto& mine : all) {
        for (const auto& each : mine) {
            json.open_object().key("room").open_object();
            write_room_keys(json, each.room);
            json.close_object().key("conversation");
            write_viewed(json, each.conversation);
            json.close_object();
        }
    }
    json.close_array().close_object();
    co_return json_reply(std::move(body));
}

Answering came_back(Call call) {
    const auto text = call.line("came_back", came_back_points_max);
    if (!text) co_return refusal_reply(HttpRefusal::bad_request);
    auto found = co_await host_for(call.services, call.room(), call.account());
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    const RecordId conversation(call.parts.at(1));
    RoomHost::Question question =
        [by = call.account(), conversation, text = *text](Room& room, Time now) {
            return room.came_back(by, conversation, text, now);
        };
    co_return co_await change_room(std::move(host), std::move(question));
}

}  // namespace spacebetween::api
