// Where a session stands: one value, replaced whole by whatever changes it.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/room/stage_plan.hpp"
#include "server/vocabulary/enum_set.hpp"
#include "server/vocabulary/names.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace spacebetween {

using RoleSet = EnumSet<Role>;
using Roles = std::map<MemberId, RoleSet>;  ///< members without a role are not in it

enum class StepKind : std::uint8_t { move, insert, end, roles };

/// Why a session ended.
enum class SessionEnd : std::uint8_t { closed, early, carried, left_open };

/// What completes when a closing stage has flushed: it holds all that completing needs.
struct Step {
    StepKind kind = StepKind::move;
    std::size_t to = 0;  ///< move: the stage; end by carry: where to go on
    StageInsert insert = StageInsert::write_alone;  ///< insert
    int minutes = 0;                                ///< insert
    SessionEnd end = SessionEnd::closed;            ///< end
    bool onward = false;                            ///< end: the group goes on to its next room
    Roles roles;                                    ///< roles: those that change, as they will be
    std::map<MemberId, std::string> seats;          ///< roles: whose seat they take with them

    friend bool operator==(const Step&, const Step&) = default;
};

/// The last seconds before a step that takes a target away from somebody.
struct Closing {
    Step step;
    std::optional<Time> flush_by;  ///< nothing while a safety stop pauses it
    std::optional<Millis> left;    ///< what was left when it was paused

    friend bool operator==(const Closing&, const Closing&) = default;
};

/// Somebody asks for the empty facilitator's chair.
struct TakingOver {
    MemberId by;
    Time at;  ///< when it is theirs, if nobody objects

    friend bool operator==(const TakingOver&, const TakingOver&) = default;
};

/// A break: the timers stand still until a lead goes on.
struct Pause {
    MemberId by;
    Time at;

    friend bool operator==(const Pause&, const Pause&) = default;
};

enum class SignedAs : std::uint8_t { presenter, facilitator, for_those_present };

struct Signature {
    MemberId by;
    SignedAs as = SignedAs::presenter;
    Time at;

    friend bool operator==(const Signature&, const Signature&) = default;
};

/// After a page was signed it takes two to take words out: what the first one asked.
struct TakeOutAsked {
    RecordId record;
    MemberId by;

    friend bool operator==(const TakeOutAsked&, const TakeOutAsked&) = default;
};

/// The page that this session is writing. It outlives the session until it is signed or too old.
struct SummaryDraft {
    std::vector<Signature> signatures;
    int versions = 0;  ///< signed pages so far
    bool signed_off = false;
    std::optional<Time> later_until;  ///< finish later: until when the draft is kept
    std::optional<TakeOutAsked> take_out_asked;
    bool discarded = false;  ///< nobody will sign it any more

    friend bool operator==(const SummaryDraft&, const SummaryDraft&) = default;
};

/// Where a group stands that goes through several rooms in one sitting.
struct AgendaPlace {
    std::string id;
    std::vector<RoomId> rooms;
    std::size_t at = 0;
    std::string format;
    AccountId lead;  ///< whoever began the sitting facilitates in every room

    friend bool operator==(const AgendaPlace&, const AgendaPlace&) = default;
};

struct SessionState {
    SessionId id;
    std::int64_t number = 0;  ///< counts the room's sessions
    /// The first of the sessions that this one goes on with: their draft is on its page too.
    std::optional<std::int64_t> carries_from;
    Time started;

    std::int64_t rev = 1;          ///< of the session's control: what compare-and-set compares
    std::int64_t entered_rev = 1;  ///< when the present stage was entered
    /// When the last sealed stage was entered or left. What was written under an older revision
    /// was meant for another audience.
    std::int64_t sealed_rev = 0;
    std::size_t at = 0;  ///< the present stage in the plan
    Time entered;

    Roles roles;
    std::map<MemberId, std::string> seats;  ///< whose seat a member has taken, in words
    std::vector<MemberId> admitted;         ///< accountable managers let in for the present stage
    /// The roster or the roles changed since the agreement was last looked at.
    bool recontract = false;
    std::optional<Pause> pause;
    std::optional<Time> ends;           ///< the soft timer, while it runs
    std::optional<Millis> paused_left;  ///< and while a safety stop or a break pauses it
    std::optional<Time> hold_until;
    std::optional<Time> finish_by;
    std::optional<Closing> closing;
    std::optional<TakingOver> taking_over;

    /// Names the sealed stage's key while the stage is sealed; empty otherwise.
    std::string sealed;
    std::optional<int> written;  ///< "n have written", as last told
    bool few_writers = false;  ///< the last reveal had so few writers that style may be recognised

    std::string module;           ///< the chosen way through the stage that offers several
    std::optional<int> round;     ///< of turns, the first is 1
    std::vector<MemberId> turns;  ///< who is still to speak, in order, the speaker first
    std::vector<MemberId> passed;

    std::optional<AgendaPlace> agenda;
    SummaryDraft summary;
    std::optional<Time> empty_since;  ///< nobody is here since

    friend bool operator==(const SessionState&, const SessionState&) = default;
};

/// A session and the plan it runs on.
struct Session {
    SessionState now;
    StagePlanRef plan;

    [[nodiscard]] const FormatStage& stage() const { return plan->stages[now.at].stage; }
};

/// The session before: what is left of it between sessions.
struct EndedSession {
    SessionState last;
    StagePlanRef plan;
    SessionEnd how = SessionEnd::closed;
    Time ended;
    std::size_t carry_to = 0;  ///< where a carried session goes on
};

}  // namespace spacebetween
