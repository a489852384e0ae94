// What is asked of a room over HTTP: settings, a signed page and what is said about it, and what
// came back on a conversation.
#include "server/room/commands.hpp"
#include "server/room/permission.hpp"
#include "server/room/room.hpp"
#include "server/room/word_on_page.hpp"
#include "server/vocabulary/spec.hpp"

#include <string_view>
#include <utility>

namespace spacebetween {

namespace {

constexpr std::size_t link_bytes_max = 2000;
constexpr std::size_t case_reference_bytes_max = 100;
constexpr std::size_t duty_number_bytes_max = 160;

Decision refused(Refusal code) {
    Decision decision;
    decision.refused = No{code, std::nullopt};
    return decision;
}

Decision needed(const RoomState& state, std::string what) {
    Decision decision;
    decision.refused = needs(state, {std::move(what)});
    return decision;
}

bool well_formed(const RoomSettings& settings, const Limits& limits) {
    const bool link = !settings.call_link || settings.call_link->empty() ||
                      (settings.call_link->starts_with("https://") &&
                       settings.call_link->size() <= link_bytes_max);
    const bool number =
        !settings.duty_number || settings.duty_number->size() <= duty_number_bytes_max;
    return link && number &&
           (!settings.alias ||
            (!settings.alias->empty() && settings.alias->size() <= limits.name_points * 4)) &&
           (!settings.case_reference || settings.case_reference->size() <= case_reference_bytes_max
           );
}

SessionId now_or_last(const RoomState& state) {
    if (const Session* session = state.session()) {
        return session->now.id;
    }
    const EndedSession* last = state.last_session();
    return last == nullptr ? SessionId() : last->last.id;
}

}  // namespace

Decision
Room::open_in_agenda(const AgendaPlace& place, Time now, std::shared_ptr<const Format> chosen) {
    Deciding deciding = this->deciding(now);
    const Member* member = state_.member_of(place.lead);
    if (member == nullptr || !may_enter(*member, now)) {
        return refused(Refusal::not_found);
    }
    if (state_.session() != nullptr) {
        return needed(state_, "session");
    }
    OpenSession open;
    const EndedSession* last = state_.last_session();
    // What was carried over goes on where it was.
    open.carry = last != nullptr && last->how == SessionEnd::carried;
    open.format = place.format;
    open.agenda = place;
    open.chosen = std::move(chosen);
    Decided decided = decide(deciding, *member, open);
    if (!decided) {
        Decision decision;
        decision.refused = decided.error();
        return decision;
    }
    return perform(deciding, std::move(*decided), std::nullopt);
}

Decision Room::settings(const AccountId& by, const RoomSettings& settings, Time now) {
    Deciding deciding = this->deciding(now);
    const Member* member = state_.member_of(by);
    if (member == nullptr || !may_enter(*member, now)) {
        return refused(Refusal::not_found);
    }
    if (member->who.guest || (settings.case_reference && !may_decide(*member, now) &&
                              !state_.info().case_reference.empty())) {
        return refused(Refusal::not_allowed);
    }
    if (!well_formed(settings, *limits_)) {
        return refused(Refusal::schema);
    }
    RoomInfo info = state_.info();
    info.alias = settings.alias.value_or(info.alias);
    info.call_link = settings.call_link.value_or(info.call_link);
    info.duty_number = settings.duty_number.value_or(info.duty_number);
    info.case_reference = settings.case_reference.value_or(info.case_reference);
    if (settings.planned) {
        info.planned = settings.planned;
    }
    Act act;
    act.by = member->id;
    act.info = std::move(info);
    return perform(deciding, std::move(act), std::nullopt);
}

Decision Room::read_summary(const AccountId& by, const SummaryId& summary, Time now) {
    Deciding deciding = this->deciding(now);
    const Member* member = state_.member_of(by);
    const SignedSummary* page = page_of(state_, summary);
    if (member == nullptr || page == nullptr || !summary_for(state_, by, summary, now)) {
        return refused(Refusal::not_found);
    }
    const bool logged = may_decide(*member, now) || member->who.mandate == Mandate::manager;
    if (!logged || read_today(state_, *page, member->id, now)) {
        return {};
    }
    Act act;
    act.by = member->id;
    act.made_in = page->session;
    act.ops.emplace_back(reading_of(*page, member->id, now, *random_));
    return perform(deciding, std::move(act), std::nullopt);
}

Decision Room::acknowledge_summary(const AccountId& by, const SummaryId& summary, Time now) {
    Deciding deciding = this->deciding(now);
    const Member* member = state_.member_of(by);
    const SignedSummary* page = page_of(state_, summary);
    if (member == nullptr || page == nullptr || !may_decide(*member, now)) {
        return refused(Refusal::not_found);
    }
    if (acknowledged_by_anyone(state_, *page)) {
        return needed(state_, "acknowledged");
    }
    Act act = word_on(*page, {member->id, "acknowledged", {}}, now, *random_);
    return perform(deciding, std::move(act), std::nullopt);
}

Decision
Room::question_summary(const AccountId& by, const SummaryId& summary, std::string text, Time now) {
    Deciding deciding = this->deciding(now);
    const Member* member = state_.member_of(by);
    const SignedSummary* page = page_of(state_, summary);
    if (member == nullptr || page == nullptr || !may_decide(*member, now)) {
        return refused(Refusal::not_found);
    }
    if (text.empty()) {
        return refused(Refusal::schema);
    }
    if (open_question(state_, *page)) {
        return needed(state_, "answer");
    }
    Act act = word_on(*page, {member->id, "question", std::move(text)}, now, *random_);
    return perform(deciding, std::move(act), std::nullopt);
}

Decision
Room::answer_summary(const AccountId& by, const SummaryId& summary, std::string text, Time now) {
    Deciding deciding = this->deciding(now);
    const Member* member = state_.member_of(by);
    const SignedSummary* page = page_of(state_, summary);
    if (member == nullptr || page == nullptr || !may_enter(*member, now)) {
        return refused(Refusal::not_found);
    }
    if (text.empty()) {
        return refused(Refusal::schema);
    }
    if (!open_question(state_, *page)) {
        return needed(state_, "question");
    }
    Act act = word_on(*page, {member->id, "answer", std::move(text)}, now, *random_);
    return perform(deciding, std::move(act), std::nullopt);
}

Decision Room::decide_summary(const AccountId& by, const SummaryDecision& decision, Time now) {
    Deciding deciding = this->deciding(now);
    const Member* member = state_.member_of(by);
    const SignedSummary* page = page_of(state_, decision.summary);
    if (member == nullptr || page == nullptr || !may_decide(*member, now)) {
        return refused(Refusal::not_found);
    }
    const RecordRef wanted = state_.shared().find(decision.decision_needed);
    if (!wanted || wanted->type != Type::decision_needed) {
        return refused(Refusal::not_found);
    }
    if (decided(state_, wanted->id)) {
        return needed(state_, "decision_needed");
    }
    // [B12] Nobody ends work with a family without words that the family can be told.
    if (decision.outcome == DecisionOutcome::agree && decision.reason.empty() &&
        words_of(*wanted, "threshold") == "ending") {
        return needed(state_, "reason");
    }
    Act act = decision_on(*page, {member->id, "decided", decision.reason}, decision, now, *random_);
    act.made_in = now_or_last(state_);
    return perform(deciding, std::move(act), std::nullopt);
}

Decision
Room::came_back(const AccountId& by, const RecordId& conversation, std::string text, Time now) {
    Deciding deciding = this->deciding(now);
    const Member* member = state_.member_of(by);
    const RecordRef record = state_.shared().find(conversation);
    if (member == nullptr || !may_enter(*member, now) || !record ||
        record->type != Type::conversation || words_of(*record, "who") != member->id.text) {
        return refused(Refusal::not_found);
    }
    // While a session runs its stage decides, here as in the room.
    if (state_.session() != nullptr && !rights_of(state_, member->id).may.contains(Target::plan)) {
        return refused(Refusal::stage_closed);
    }
    Act act;
    act.by = member->id;
    act.ops.emplace_back(
        SetOp{conversation, {field(Type::conversation, "came_back_on", Value(day_of(now)))}}
    );
    if (auto written = text_instead(*record, "came_back", std::move(text))) {
        act.ops.emplace_back(std::move(*written));
    }
    return perform(deciding, std::move(act), std::nullopt);
}

}  // namespace spacebetween
