// Makes the records of what is said on a page, and reads them back.
#include "server/room/word_on_page.hpp"

#include "server/base/utf8.hpp"
#include "server/room/commands.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace spacebetween {

namespace {

RecordId fresh_id(Type type, Random& random) {
    return RecordId(new_id(spec_of(type).prefix, random));
}

/// The words on a page in the order they were said.
std::vector<RecordRef> words_on(const RoomState& state, const SignedSummary& page) {
    std::vector<RecordRef> words;
    for (const BackReference& back : state.shared().referring_to(page.record)) {
        const RecordRef record = state.shared().find(back.from);
        if (record && record->type == Type::summary_word) {
            words.push_back(record);
        }
    }
    std::sort(words.begin(), words.end(), [](const RecordRef& a, const RecordRef& b) {
        return a->order < b->order;
    });
    return words;
}

std::string_view name_of(DecisionOutcome outcome) {
    switch (outcome) {
        case DecisionOutcome::agree:
            return "agree";
        case DecisionOutcome::not_agree:
            return "not_agree";
        case DecisionOutcome::elsewhere:
            break;
    }
    return "elsewhere";
}

}  // namespace

const SignedSummary* page_of(const RoomState& state, const SummaryId& summary) {
    const auto& all = state.summaries();
    const auto found = std::find_if(all.begin(), all.end(), [&](const SignedSummary& one) {
        return one.id == summary;
    });
    return found == all.end() ? nullptr : &*found;
}

bool read_today(const RoomState& state, const SignedSummary& page, const MemberId& who, Time now) {
    const Value today = day_of(now);
    const auto back = state.shared().referring_to(page.record);
    return std::any_of(back.begin(), back.end(), [&](const BackReference& reference) {
        const RecordRef record = state.shared().find(reference.from);
        return record && record->type == Type::summary_reading &&
               words_of(*record, "who") == who.text && field_value(*record, "day") == today;
    });
}

bool acknowledged_by_anyone(const RoomState& state, const SignedSummary& page) {
    const auto words = words_on(state, page);
    return std::any_of(words.begin(), words.end(), [](const RecordRef& word) {
        return words_of(*word, "kind") == "acknowledged";
    });
}

std::optional<RecordId> open_question(const RoomState& state, const SignedSummary& page) {
    std::optional<RecordId> open;
    for (const RecordRef& word : words_on(state, page)) {
        if (words_of(*word, "kind") == "question") {
            open = word->id;
        } else if (words_of(*word, "kind") == "answer") {
            open.reset();
        }
    }
    return open;
}

bool decided(const RoomState& state, const RecordId& decision_needed) {
    const auto back = state.shared().referring_to(decision_needed);
    return std::any_of(back.begin(), back.end(), [&](const BackReference& reference) {
        const RecordRef record = state.shared().find(reference.from);
        return record && record->type == Type::decision;
    });
}

Date day_of(Time moment) {
    const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(moment.ms)};
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
    Date date;
    date.day.year = static_cast<int>(day.year());
    date.day.month = static_cast<int>(static_cast<unsigned>(day.month()));
    date.day.day = static_cast<int>(static_cast<unsigned>(day.day()));
    return date;
}

NewOp reading_of(const SignedSummary& page, const MemberId& who, Time now, Random& random) {
    return {
        fresh_id(Type::summary_reading, random),
        Type::summary_reading,
        {field(Type::summary_reading, "of", page.record),
         field(Type::summary_reading, "who", who.text),
         field(Type::summary_reading, "day", Value(day_of(now)))}
    };
}

Act word_on(const SignedSummary& page, const Word& word, Time now, Random& random) {
    Act act;
    act.by = word.who;
    act.made_in = page.session;
    NewOp said{
        fresh_id(Type::summary_word, random),
        Type::summary_word,
        {field(Type::summary_word, "of", page.record),
         field(Type::summary_word, "kind", std::string(word.kind)),
         field(Type::summary_word, "who", word.who.text),
         field(Type::summary_word, "said_at", static_cast<double>(now.ms))}
    };
    if (!word.text.empty()) {
        said.fields.push_back(field(Type::summary_word, "text", word.text));
    }
    act.ops.emplace_back(std::move(said));
    return act;
}

Act decision_on(
    const SignedSummary& page,
    const Word& word,
    const SummaryDecision& decision,
    Time now,
    Random& random
) {
    const std::string outcome(name_of(decision.outcome));
    Act act = word_on(page, word, now, random);
    NewOp& said = std::get<NewOp>(act.ops.front());
    said.fields.push_back(field(Type::summary_word, "decision_needed", decision.decision_needed));
    said.fields.push_back(field(Type::summary_word, "outcome", outcome));
    const RecordId made = fresh_id(Type::decision, random);
    act.ops.emplace_back(NewOp{
        made,
        Type::decision,
        {field(Type::decision, "of", decision.decision_needed),
         field(Type::decision, "outcome", outcome)}
    });
    if (!decision.reason.empty()) {
        const FieldIndex reason = *index_of(Type::decision, "reason");
        act.ops.emplace_back(TextOp{made, reason, 0, {TextStep::insert(decision.reason)}});
    }
    return act;
}

std::optional<TextOp> text_instead(const Record& record, std::string_view name, std::string words) {
    const auto* text = std::get_if<TextValue>(&field_value(record, name));
    const std::string_view before = text == nullptr ? std::string_view{} : text->words();
    if (before == words) {
        return std::nullopt;
    }
    TextOp op{record.id, *index_of(record.type, name), text == nullptr ? 0 : text->tv(), {}};
    if (!words.empty()) {
        op.change.push_back(TextStep::insert(std::move(words)));
    }
    if (!before.empty()) {
        op.change.push_back(TextStep::remove(code_points(before)));
    }
    return op;
}

}  // namespace spacebetween
