// What is said on a signed page: readings by day, acknowledgement, question and answer, decision.
#pragma once

#include "server/base/random.hpp"
#include "server/board/op.hpp"
#include "server/room/actions.hpp"
#include "server/room/deciding.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {

const SignedSummary* page_of(const RoomState& state, const SummaryId& summary);
bool read_today(const RoomState& state, const SignedSummary& page, const MemberId& who, Time now);
bool acknowledged_by_anyone(const RoomState& state, const SignedSummary& page);
/// The question on this page that nobody has answered; there is at most one.
std::optional<RecordId> open_question(const RoomState& state, const SignedSummary& page);
/// Whether this decision has been made, in a session or on a summary.
bool decided(const RoomState& state, const RecordId& decision_needed);

/// The calendar day of a moment (UTC).
Date day_of(Time moment);

NewOp reading_of(const SignedSummary& page, const MemberId& who, Time now, Random& random);

struct Word {
    MemberId who;
    std::string_view kind;  ///< a choice of summary_word.kind
    std::string text;
};

Act word_on(const SignedSummary& page, const Word& word, Time now, Random& random);
/// The word, and the decision itself on the plan.
Act decision_on(
    const SignedSummary& page,
    const Word& word,
    const SummaryDecision& decision,
    Time now,
    Random& random
);

/// The op that makes these the words of a text; nothing when they are already.
std::optional<TextOp> text_instead(const Record& record, std::string_view name, std::string words);

}  // namespace spacebetween
