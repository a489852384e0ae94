// What a manager outside the session may know: signed pages, open safety stops, decisions needed.
#pragma once

#include "server/base/time.hpp"
#include "server/room/view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace spacebetween {

class RoomState;

/// A word said on a signed page after it was signed: acknowledged, a question, an answer, a
/// decision.
struct SummaryWord {
    Viewed word;
    std::string name;  ///< who said it
};

/// One signed page with what was said about it.
struct SummaryReview {
    SignedSummary page;
    std::vector<Viewed> readings;  ///< who read it, by day
    std::vector<SummaryWord> words;
    std::optional<RecordId> open_question;  ///< asked and not yet answered
    bool acknowledged = false;
};

struct Review {
    RoomView room;
    std::vector<Viewed> safety;            ///< open stops; the summary is to follow
    std::vector<Viewed> decisions;         ///< needed and not yet decided
    std::vector<TalkToCome> talks;         ///< not come back when the newest page was signed
    std::vector<SummaryReview> summaries;  ///< newest first
};

/// Nothing for whoever is neither the accountable manager nor a deputy at this moment.
std::optional<Review> review_for(const RoomState& state, const AccountId& account, Time now);

/// A signed page for whoever may read it: the roster, the accountable manager and deputies.
std::optional<SummaryReview>
summary_for(const RoomState& state, const AccountId& account, const SummaryId& summary, Time now);

/// The last session's page, while this account may still sign it.
struct MyDraft {
    RoomView room;
    SessionId session;
    Time ended;
    std::optional<Time> until;
    std::vector<Signature> signatures;
    RoleSet roles;  ///< this account's in that session
};

/// Nothing for whoever does not take part in it.
std::optional<MyDraft> draft_for(const RoomState& state, const AccountId& account, Time now);

/// A conversation that an account is named in, for the phone at the door.
struct MyConversation {
    RoomView room;
    Viewed conversation;
};

std::vector<MyConversation>
conversations_of(const RoomState& state, const AccountId& account, Time now);

/// What stands at the door, before anybody entered: no content but the standing agreement.
struct DoorView {
    RoomView room;
    std::optional<Viewed> agreement;
    bool agreement_changed = false;
    std::vector<MemberView> roster;
    std::vector<std::string> here;
    std::string running_format;  ///< empty between sessions
    std::string running_stage;
    std::optional<PlannedSession> planned;
    std::string case_reference;  ///< for the accountable manager alone
    bool is_copy = false;        ///< of a practice room: it can begin again
};

}  // namespace spacebetween
