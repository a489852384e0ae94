// One thing that happened in a room, as the journal keeps it.
#pragma once

#include "server/base/id.hpp"
#include "server/base/lifetime.hpp"
#include "server/base/time.hpp"
#include "server/board/op.hpp"
#include "server/room/answer.hpp"
#include "server/room/roster.hpp"
#include "server/room/session_state.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace spacebetween {

/// Which board the ops of an entry are about.
enum class Placement : std::uint8_t { shared, own, sealed };

struct PlannedSession {
    Time at;
    std::string format;
    int minutes = 0;

    friend bool operator==(const PlannedSession&, const PlannedSession&) = default;
};

/// What a room is, apart from what is written in it.
struct RoomInfo {
    RoomId id;
    TeamId team;
    std::string alias;
    RoomKind kind{};
    std::string call_link;
    std::string duty_number;     ///< whom to ring about somebody's safety
    std::string case_reference;  ///< for the accountable manager, settings and signed summaries
    std::optional<PlannedSession> planned;
    RoomId copied_from;  ///< a practice room that a trainee has to themselves: of which one

    friend bool operator==(const RoomInfo&, const RoomInfo&) = default;
};

/// A conversation that had not come back when a page was signed. Its words are on a page, this one
/// or an earlier one.
struct TalkToCome {
    RecordId record;
    SummaryId page;
    std::string when;  ///< the day, year first, as it was planned at the signing

    friend bool operator==(const TalkToCome&, const TalkToCome&) = default;
};

/// A signed page, as far as the room remembers it. The page itself is kept by the storage.
struct SignedSummary {
    SummaryId id;
    RecordId record;  ///< of type summary_page
    SessionId session;
    std::int64_t session_number = 0;
    int version = 1;
    Time at;
    std::vector<Signature> signatures;
    std::vector<TalkToCome> talks;  ///< those with a day

    friend bool operator==(const SignedSummary&, const SignedSummary&) = default;
};

/// Words that somebody took out: the record stays, empty, with who and when.
struct TakenOut {
    RecordId record;
    MemberId by;
    Time at;

    friend bool operator==(const TakenOut&, const TakenOut&) = default;
};

/// Where the session stands after the entry, or how it ended.
struct SessionChange {
    SessionState now;
    std::optional<SessionEnd> ended;
    std::size_t carry_to = 0;

    friend bool operator==(const SessionChange&, const SessionChange&) = default;
};

/// An Entry says what happened and not what was asked, so that replay asks no rule, no clock and no
/// chance: `RoomState::apply` is the only way a room changes, live and in replay. Every part is
/// optional; one entry lives under one key.
struct Entry {
    Time at;
    Lifetime key;

    /// Ops on one board. For `own` and `sealed`, `owner` says whose.
    Placement where = Placement::shared;
    MemberId owner;
    MemberId by;  ///< who did it; empty for the server and after a reveal
    std::vector<ResolvedOp> ops;
    /// The sealed boards of this stage end; what was revealed is in `ops`, made anew.
    std::string sealed_ended;

    std::optional<SessionChange> session;
    StagePlanRef plan;  ///< when it changed; the whole format at session.open

    std::vector<Member> members;  ///< new or changed
    std::optional<RoomInfo> info;
    std::optional<SignedSummary> summary;
    std::optional<TakenOut> taken_out;
    std::optional<Answer> answer;
    std::vector<ClientId> forgotten;  ///< clients whose answers nobody will ask for any more

    friend bool operator==(const Entry& a, const Entry& b);
};

}  // namespace spacebetween
