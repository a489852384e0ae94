// The one authority over a room: it puts changes in order, says what each viewer may know, and
// nothing else.
#pragma once

#include "server/base/id.hpp"
#include "server/base/random.hpp"
#include "server/base/result.hpp"
#include "server/base/time.hpp"
#include "server/room/actions.hpp"
#include "server/room/answers.hpp"
#include "server/room/attendance.hpp"
#include "server/room/command.hpp"
#include "server/room/deciding.hpp"
#include "server/room/decision.hpp"
#include "server/room/due.hpp"
#include "server/room/presence_news.hpp"
#include "server/room/proposals.hpp"
#include "server/room/review.hpp"
#include "server/room/room_state.hpp"
#include "server/room/token_bucket.hpp"
#include "server/room/view.hpp"
#include "server/vocabulary/limits.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace spacebetween {

/// What a room tells a connection that enters.
struct Joined {
    MemberId member;
    RoleSet roles;
    std::int64_t last_cseq = 0;  ///< of this client
};

/// A Room decides; it never waits, writes or sends. Each call takes the facts it needs, changes the
/// state, and returns what must now happen. Whoever hosts it performs that in order: first the
/// journal, then the reply and the sends, so that no member ever sees a change that a crash could
/// take back.
///
/// Sends are addressed to members who are attached: those with a connection, and those whose lost
/// connection may still resume.
///
/// Not thread-safe: every call comes from the room's own host.
class Room {
public:
    /// Resumes where the journal ends. `limits` and `random` outlive the room.
    Room(RoomState recovered, const Limits& limits, Random& random);

    /// The first entry of a new room, to be applied to an empty state.
    static Entry founding(const RoomInfo& info, Time now);

    // --- connections

    /// Attaches a client of an account. What it may see is in `snapshot`, or follows in its stream.
    /// Refused with a close code: not on the roster, removed, the room is full, not its client.
    struct Joining {
        Result<Joined, CloseCode> outcome;
        Decision decision;
    };
    Joining join(const AccountId& account, const ClientId& client, Time now);

    /// The connection is gone, but may resume: the member is shown as away, and sends go on.
    Decision lost(const ClientId& client, Time now);

    /// The client will not resume. Leaving twice is harmless.
    Decision leave(const ClientId& client, Time now);

    /// The client has the answers up to this number; they are forgotten with its next change.
    void acknowledged(const ClientId& client, std::int64_t cseq);

    Decision presence(const ClientId& client, const Presence& said, Time now);

    /// All that a member may see now.
    [[nodiscard]] RoomSnapshot snapshot(const MemberId& member) const;

    // --- changes, commands and time

    /// Takes a change or command into the order, answers its author and tells every member what
    /// they may see of it. A repeat gets the stored answer and changes nothing.
    Decision submit(const Envelope& envelope, Time now);

    /// Whatever is due: closings, holds, counts, take-overs, sessions left open.
    Decision tick(Time now);
    /// When `tick` has something to do at the earliest; nothing when only others can move the room.
    [[nodiscard]] std::optional<Time> next_tick() const;

    // --- what is asked over HTTP

    /// The people's side of the house has changed who may enter, or their names.
    Decision roster_changed(const Roster& roster, Time now);
    /// What an account usually is in this room's sessions, from the running one on.
    Decision give_part(const AccountId& account, Role part, Time now);
    /// Opens the session of a room that a sitting has come to, led by whoever began the sitting.
    Decision open_in_agenda(
        const AgendaPlace& place,
        Time now,
        std::shared_ptr<const Format> chosen = nullptr
    );
    Decision settings(const AccountId& by, const RoomSettings& settings, Time now);
    /// Records that an account reads a signed page. To be committed before the page leaves.
    Decision read_summary(const AccountId& by, const SummaryId& summary, Time now);
    Decision acknowledge_summary(const AccountId& by, const SummaryId& summary, Time now);
    Decision
    question_summary(const AccountId& by, const SummaryId& summary, std::string text, Time now);
    Decision
    answer_summary(const AccountId& by, const SummaryId& summary, std::string text, Time now);
    Decision decide_summary(const AccountId& by, const SummaryDecision& decision, Time now);
    /// What came back on a conversation that the account is named in, session or not.
    Decision
    came_back(const AccountId& by, const RecordId& conversation, std::string text, Time now);

    /// Keeps what an account was shown before it changes the map, until it says yes. Refused when
    /// the account could not make this change now, or the board would not take it.
    Decision propose(const AccountId& by, Proposal proposal, Time now);
    /// Records that an account takes a copy of the map out of the room. To be committed before the
    /// copy leaves; refused unless the map is shared and nobody objected.
    Decision take_map(const AccountId& by, MapCopyKind kind, Time now);
    /// A practice room stands as another one stands now: what it had goes, own notes aside. Between
    /// sessions only.
    Decision become_copy(const RoomId& of, const std::vector<RecordRef>& board, Time now);

    [[nodiscard]] DoorView door(const AccountId& account, Time now) const;
    [[nodiscard]] const RoomState& state() const { return state_; }
    [[nodiscard]] const Attendance& attendance() const { return attendance_; }
    [[nodiscard]] std::int64_t version() const { return state_.version(); }

private:
    Deciding deciding(Time now);
    Decision command(const Asked& asked, const Command& command, Time now);
    Decision seen_to_leave(const MemberId& member, Time now);
    /// Tells the others what this decision changes of what is shown of anybody.
    void tell_presence(Decision& decision);

    RoomState state_;
    const Limits* limits_;
    Random* random_;
    Attendance attendance_;
    Allowances allowances_;
    AckedUpTo acked_;
    Counted counted_;
    UndoSteps undo_;
    PresenceNews news_;
    Proposals proposals_;
};

}  // namespace spacebetween
