// Signed pages: reading one, and what is said about it afterwards.
#include "server/app/api_handlers.hpp"
#include "server/app/reply.hpp"
#include "server/app/room_access.hpp"
#include "server/app/summary_lookup.hpp"
#include "server/app/written.hpp"

#include <utility>

namespace spacebetween::api {
namespace {

constexpr std::size_t words_points_max = 2'000;

using Said = Decision (Room::*)(const AccountId&, const SummaryId&, std::string, Time);

/// Something is said about a page: a question or an answer.
Answering say_about(Call call, Said said) {
    const SummaryId id(call.parts.at(0));
    const auto text = call.line("text", words_points_max);
    if (!text || text->empty()) co_return refusal_reply(HttpRefusal::bad_request);
    auto found = co_await host_of_summary(call.services, id, call.account());
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    RoomHost::Question question =
        [said, by = call.account(), id, text = *text](Room& room, Time now) {
            return (room.*said)(by, id, text, now);
        };
    co_return co_await change_room(std::move(host), std::move(question));
}

void write_words(JsonWriter& json, const SummaryReview& review) {
    json.key("readings");
    write_viewed(json, review.readings);
    json.key("words").open_array();
    for (const auto& word : review.words) {
        json.open_object().key("name").text(word.name).key("word");
        write_viewed(json, word.word);
        json.close_object();
    }
    json.close_array();
    json.key("acknowledged").flag(review.acknowledged);
    if (review.open_question) json.key("open_question").word(review.open_question->text);
}

struct Reading {
    std::optional<SummaryReview> review;
    bool reviewer = false;  ///< may acknowledge, ask and decide
    std::vector<Viewed> decisions;
    Names names;
};

Reading reading_of(const Room& room, const AccountId& account, const SummaryId& id, Time now) {
    Reading reading;
    reading.names = names_in(room);
    reading.review = summary_for(room.state(), account, id, now);
    if (auto review = review_for(room.state(), account, now)) {
        reading.reviewer = true;
        reading.decisions = std::move(review->decisions);
    }
    return reading;
}

}  // namespace

Answering summary(Call call) {
    ApiServices& services = *call.services;
    const SummaryId id(call.parts.at(0));
    const AccountId& account = call.account();
    auto found = co_await host_of_summary(&services, id, account);
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    // The reading is on disk before the page leaves.
    RoomHost::Question log = [account, id](Room& room, Time now) {
        return room.read_summary(account, id, now);
    };
    const Decision logged = co_await RoomHost::ask(host, std::move(log));
    if (const auto refusal = logged.refusal()) co_return refusal_reply(*refusal);
    std::function<Reading(const Room&, Time)> look = [account, id](const Room& room, Time now) {
        return reading_of(room, account, id, now);
    };
    const auto reading = co_await read_room(std::move(host), std::move(look));
    if (!reading) co_return refusal_reply(HttpRefusal::server_busy);
    auto fetch = [&services, id] { return services.host.journal.summary(id); };
    const auto page = co_await services.host.thread.run(std::move(fetch));
    if (!page) co_return refusal_reply(HttpRefusal::server_fault);
    if (!page->has_value() || !reading->review) co_return refusal_reply(HttpRefusal::unknown);
    std::string body;
    JsonWriter json(body);
    json.open_object().key("page").raw((*page)->body);
    write_words(json, *reading->review);
    json.key("reviewer").flag(reading->reviewer).key("decisions");
    write_viewed(json, reading->decisions);
    write_names(json, reading->names);
    json.close_object();
    co_return json_reply(std::move(body));
}

Answering acknowledge_summary(Call call) {
    const SummaryId id(call.parts.at(0));
    auto found = co_await host_of_summary(call.services, id, call.account());
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    RoomHost::Question question = [by = call.account(), id](Room& room, Time now) {
        return room.acknowledge_summary(by, id, now);
    };
    co_return co_await change_room(std::move(host), std::move(question));
}

Answering question_summary(Call call) {
    return say_about(std::move(call), &Room::question_summary);
}

Answering answer_summary(Call call) { return say_about(std::move(call), &Room::answer_summary); }

Answering decide_summary(Call call) {
    SummaryDecision decision;
    decision.summary = SummaryId(call.parts.at(0));
    const auto needed = call.line("decision_needed", 64);
    const auto outcome = call.line("outcome", 16);
    const auto reason = call.line("reason", words_points_max);
    if (!needed || !outcome || !reason) co_return refusal_reply(HttpRefusal::bad_request);
    decision.decision_needed = RecordId(*needed);
    decision.reason = *reason;
    if (*outcome == "not_agree") {
        decision.outcome = DecisionOutcome::not_agree;
    } else if (*outcome == "elsewhere") {
        decision.outcome = DecisionOutcome::elsewhere;
    } else if (*outcome != "agree") {
        co_return refusal_reply(HttpRefusal::bad_request);
    }
    auto found = co_await host_of_summary(call.services, decision.summary, call.account());
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    RoomHost::Question question = [by = call.account(), decision](Room& room, Time now) {
        return room.decide_summary(by, decision, now);
    };
    co_return co_await change_room(std::move(host), std::move(question));
}

Answering summaries_of_room(Call call) {
    auto found = co_await host_for(call.services, call.room(), call.account());
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    using Pages = std::vector<SummaryReview>;
    std::function<Pages(const Room&, Time)> look =
        [by = call.account()](const Room& room, Time now) {
            Pages pages;
            for (const auto& page : room.state().summaries()) {
                auto review = summary_for(room.state(), by, page.id, now);
                if (review) pages.push_back(*std::move(review));
            }
            return pages;
        };
    const auto pages = co_await read_room(std::move(host), std::move(look));
    if (!pages) co_return refusal_reply(HttpRefusal::server_busy);
    std::string body;
    JsonWriter json(body);
    json.open_object().key("summaries").open_array();
    for (const auto& page : *pages) {
        json.open_object().key("id").word(page.page.id.text);
        json.key("version").whole(page.page.version).key("signed_at").whole(page.page.at.ms);
        json.key("record").word(page.page.record.text);
        write_words(json, page);
        json.close_object();
    }
    json.close_array().close_object();
    co_return json_reply(std::move(body));
}

}  // namespace spacebetween::api
