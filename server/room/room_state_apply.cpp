// How an entry becomes state, live and in replay.
#include "server/room/room_state.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace spacebetween {

namespace {

/// A stop begins when its record is made and ends by a set: typing in it changes neither.
bool may_move_stops(const ResolvedOp& op) {
    const bool weighs = std::holds_alternative<MadeOp>(op) || std::holds_alternative<SetOp>(op) ||
                        std::holds_alternative<DelOp>(op);
    return weighs && type_of(subject_of(op)) == Type::safety_stop;
}

/// What every session asks for again changes no standing agreement.
bool changes_agreement(const ResolvedOp& op) {
    if (type_of(subject_of(op)) != Type::contract) {
        return false;
    }
    const auto standing = [](FieldIndex field) {
        constexpr std::array<std::string_view, 7> asked_again{
            "purpose",
            "purpose_together",
            "purpose_change",
            "purpose_safety",
            "key_question",
            "safety",
            "safety_none"
        };
        const std::string_view name = spec_of(Type::contract).fields[field].name;
        return std::find(asked_again.begin(), asked_again.end(), name) == asked_again.end();
    };
    if (const auto* set = std::get_if<SetOp>(&op)) {
        return std::any_of(set->fields.begin(), set->fields.end(), [&](const FieldValue& one) {
            return standing(one.field);
        });
    }
    const auto* text = std::get_if<TextOp>(&op);
    return text == nullptr || standing(text->field);
}

}  // namespace

std::vector<Touched> RoomState::apply(const Entry& entry) {
    std::vector<Touched> touched;
    if (!entry.ops.empty()) {
        touched = board_for(entry.where, entry.owner).replay(entry.ops);
    }
    apply_values(entry);
    return touched;
}

void RoomState::apply_values(const Entry& entry) {
    values_.version += 1;
    if (entry.info) {
        values_.info = *entry.info;
    }
    if (!entry.sealed_ended.empty()) {
        sealed_.clear();
    }
    if (entry.where == Placement::shared && !entry.ops.empty()) {
        if (std::find(values_.word_keys.begin(), values_.word_keys.end(), entry.key) ==
            values_.word_keys.end()) {
            values_.word_keys.push_back(entry.key);
        }
        watch_stops(entry.ops);
        if (std::any_of(entry.ops.begin(), entry.ops.end(), changes_agreement)) {
            values_.agreement = agreement() + 1;
        }
    }
    apply_session(entry);
    apply_members(entry);
    if (entry.summary) {
        std::erase_if(values_.summaries, [&entry](const SignedSummary& one) {
            return one.session == entry.summary->session;  // a new version takes its place
        });
        values_.summaries.push_back(*entry.summary);
    }
    if (entry.taken_out) {
        values_.taken_out.push_back(*entry.taken_out);
        values_.key_part += 1;
        values_.word_keys.clear();
    }
    for (const ClientId& client : entry.forgotten) {
        values_.clients.erase(client);
    }
    if (entry.answer) {
        keep_answer(*entry.answer, entry.at);
    }
}

void RoomState::apply_session(const Entry& entry) {
    if (!entry.session) {
        return;
    }
    const SessionChange& change = *entry.session;
    StagePlanRef plan = entry.plan;
    if (!plan) {
        plan = values_.session ? values_.session->plan
               : values_.last  ? values_.last->plan
                               : nullptr;
    }
    if (values_.session_numbers.emplace(change.now.id, change.now.number).second) {
        values_.sessions = change.now.number;
    }
    if (!change.ended) {
        values_.session = Session{change.now, std::move(plan)};
        return;
    }
    // A session that ended before stays where it ended: only its draft goes on.
    const bool goes_on = !values_.session && values_.last && values_.last->last.id == change.now.id;
    const Time ended = goes_on ? values_.last->ended : entry.at;
    values_.last = EndedSession{change.now, std::move(plan), *change.ended, ended, change.carry_to};
    values_.session.reset();
}

void RoomState::apply_members(const Entry& entry) {
    for (const Member& changed : entry.members) {
        const auto known =
            std::find_if(values_.members.begin(), values_.members.end(), [&](const Member& m) {
                return m.id == changed.id;
            });
        if (known == values_.members.end()) {
            values_.members.push_back(changed);
        } else {
            *known = changed;
        }
    }
}

void RoomState::keep_answer(const Answer& answer, Time at) {
    ClientAnswers& client = values_.clients[answer.client];
    client.member = answer.member;
    client.last_cseq = answer.cseq;
    client.last_at = at;
    client.waiting.erase(client.waiting.begin(), client.waiting.upper_bound(answer.acked));
    client.waiting.emplace(answer.cseq, answer.what);
}

void RoomState::watch_stops(const std::vector<ResolvedOp>& ops) {
    if (std::any_of(ops.begin(), ops.end(), may_move_stops)) {
        find_stops();
    }
}

void RoomState::find_stops() {
    std::vector<RecordRef> open;
    shared_.for_each([&open](const RecordRef& record) {
        if (record->type == Type::safety_stop && is_nothing(field_value(*record, "ending"))) {
            open.push_back(record);
        }
    });
    std::sort(open.begin(), open.end(), [](const RecordRef& a, const RecordRef& b) {
        return a->order != b->order ? a->order < b->order : a->id < b->id;
    });
    open_stops_.clear();
    for (const RecordRef& stop : open) {
        open_stops_.push_back(stop->id);
    }
}

}  // namespace spacebetween
