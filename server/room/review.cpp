// Gathers what may be read over HTTP.
#include "server/room/review.hpp"

#include "server/room/door.hpp"
#include "server/room/permission.hpp"
#include "server/room/room.hpp"
#include "server/room/steps.hpp"
#include "server/room/word_on_page.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

std::string name_of(const RoomState& state, const std::string& who) {
    const Member* member = state.member(MemberId(who));
    return member == nullptr ? std::string() : member->who.name;
}

SummaryReview review_of(const RoomState& state, const SignedSummary& page) {
    SummaryReview review;
    review.page = page;
    review.open_question = open_question(state, page);
    review.acknowledged = acknowledged_by_anyone(state, page);
    std::vector<RecordRef> said;
    for (const BackReference& back : state.shared().referring_to(page.record)) {
        if (RecordRef record = state.shared().find(back.from)) {
            said.push_back(std::move(record));
        }
    }
    std::sort(said.begin(), said.end(), [](const RecordRef& a, const RecordRef& b) {
        return a->order < b->order;
    });
    for (const RecordRef& record : said) {
        std::optional<Viewed> viewed = Door::outside(record, state);
        if (viewed && record->type == Type::summary_reading) {
            review.readings.push_back(std::move(*viewed));
        } else if (viewed && record->type == Type::summary_word) {
            review.words.push_back({std::move(*viewed), name_of(state, words_of(*record, "who"))});
        }
    }
    return review;
}

}  // namespace

std::optional<Review> review_for(const RoomState& state, const AccountId& account, Time now) {
    const Member* member = state.member_of(account);
    // What is practised on invented families is nobody's to review.
    if (member == nullptr || !may_decide(*member, now) || state.info().kind == RoomKind::practice) {
        return std::nullopt;
    }
    Review review;
    review.room = room_view(state);
    for (const RecordRef& record : state.shared().in_order()) {
        std::optional<Viewed> viewed = Door::outside(record, state);
        if (viewed && record->type == Type::safety_stop) {
            review.safety.push_back(std::move(*viewed));
        } else if (viewed && record->type == Type::decision_needed && !decided(state, record->id)) {
            review.decisions.push_back(std::move(*viewed));
        }
    }
    const auto& summaries = state.summaries();
    if (!summaries.empty()) {
        review.talks = summaries.back().talks;
    }
    for (auto page = summaries.rbegin(); page != summaries.rend(); ++page) {
        review.summaries.push_back(review_of(state, *page));
    }
    return review;
}

std::optional<SummaryReview>
summary_for(const RoomState& state, const AccountId& account, const SummaryId& summary, Time now) {
    const Member* member = state.member_of(account);
    const SignedSummary* page = page_of(state, summary);
    if (member == nullptr || page == nullptr || !may_enter(*member, now)) {
        return std::nullopt;
    }
    // Whoever came later begins with the session they came to; who decides reads what waits.
    const auto from = looks_back_to(*member);
    const bool theirs = from && *from <= page->session_number;
    if (!theirs && !may_decide(*member, now)) {
        return std::nullopt;
    }
    return review_of(state, *page);
}

std::optional<MyDraft> draft_for(const RoomState& state, const AccountId& account, Time now) {
    const Member* member = state.member_of(account);
    if (member == nullptr || !may_enter(*member, now) || !keeps_draft(state, member->id, now)) {
        return std::nullopt;
    }
    const EndedSession& last = *state.last_session();
    const SummaryDraft& draft = last.last.summary;
    return MyDraft{
        room_view(state),
        last.last.id,
        last.ended,
        draft.later_until,
        draft.signatures,
        roles_of(state, member->id)
    };
}

std::vector<MyConversation>
conversations_of(const RoomState& state, const AccountId& account, Time now) {
    std::vector<MyConversation> mine;
    const Member* member = state.member_of(account);
    if (member == nullptr || !may_enter(*member, now)) {
        return mine;
    }
    for (const RecordRef& record : state.shared().in_order()) {
        if (record->type == Type::conversation && words_of(*record, "who") == member->id.text) {
            if (auto viewed = view(*record, member->id, state)) {
                mine.push_back({room_view(state), std::move(*viewed)});
            }
        }
    }
    return mine;
}

DoorView Room::door(const AccountId& account, Time now) const {
    DoorView view;
    const Member* member = state_.member_of(account);
    if (member == nullptr || !may_enter(*member, now)) {
        return view;
    }
    view.room = room_view(state_);
    if (const RecordRef contract = contract_of(state_)) {
        view.agreement = Door(state_, member->id).show(contract);
    }
    view.agreement_changed = !member->first_session || member->agreement_met != state_.agreement();
    view.roster = members_view(state_);
    for (MemberView& one : view.roster) {
        one.here = attendance_.is_here(one.id);
        one.accountable = may_decide(*state_.member(one.id), now);
        if (one.here) {
            view.here.push_back(one.name);
        }
    }
    if (const Session* session = state_.session()) {
        view.running_format = session->plan->name;
        view.running_stage = session->stage().name;
    }
    view.planned = state_.info().planned;
    view.is_copy = !state_.info().copied_from.empty();
    if (may_decide(*member, now)) {
        view.case_reference = state_.info().case_reference;
    }
    return view;
}

}  // namespace spacebetween
