// The one door: what a viewer may see of a room. Only what passed it can be written out.
#pragma once

#include "server/base/id.hpp"
#include "server/board/op.hpp"
#include "server/board/record.hpp"
#include "server/room/entry.hpp"
#include "server/room/presence.hpp"
#include "server/room/session_state.hpp"
#include "server/vocabulary/format.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace spacebetween {

class RoomState;

/// A record as one viewer may see it. Serialisers take nothing else.
class Viewed {
public:
    [[nodiscard]] const Record& record() const { return *record_; }
    [[nodiscard]] const RecordRef& shared() const { return record_; }
    /// The words are gone: who took them out, and when.
    [[nodiscard]] const std::optional<TakenOut>& taken_out() const { return taken_out_; }

    friend bool operator==(const Viewed& a, const Viewed& b);

private:
    friend class Door;
    Viewed(RecordRef record, std::optional<TakenOut> taken_out)
        : record_(std::move(record)),
          taken_out_(std::move(taken_out)) {}

    RecordRef record_;
    std::optional<TakenOut> taken_out_;
};

/// Ops of one author as one viewer may see them. A MadeOp carries the whole record.
class ViewedOps {
public:
    [[nodiscard]] const MemberId& by() const { return by_; }
    [[nodiscard]] std::span<const ResolvedOp> ops() const { return ops_; }

    friend bool operator==(const ViewedOps&, const ViewedOps&) = default;

private:
    friend class Door;
    ViewedOps(MemberId by, std::vector<ResolvedOp> ops)
        : by_(std::move(by)),
          ops_(std::move(ops)) {}

    MemberId by_;
    std::vector<ResolvedOp> ops_;
};

struct MemberView {
    MemberId id;
    std::string name;
    Mandate mandate{};
    std::optional<std::string> guest;  ///< the agency
    bool accountable = false;          ///< the hat at the door: manager, or deputy for now
    std::vector<std::string> with;     ///< people beside them, without an account
    bool late = false;                 ///< there were sessions that they may not look back to
    bool opened = false;               ///< the room opened to them what was before their time
    bool here = false;

    friend bool operator==(const MemberView&, const MemberView&) = default;
};

struct RoomView {
    RoomId id;
    std::string alias;
    RoomKind kind{};
    TeamId team;
    std::string call_link;
    std::string duty_number;

    friend bool operator==(const RoomView&, const RoomView&) = default;
};

struct ClosingView {
    std::optional<Time> flush_by;  ///< nothing while a safety stop pauses it
    StepKind step{};

    friend bool operator==(const ClosingView&, const ClosingView&) = default;
};

/// A session as one viewer may know it. All but `listening` is the same for everybody.
struct SessionView {
    SessionId id;
    StagePlanRef plan;
    std::size_t at = 0;
    std::int64_t rev = 0;
    Mode mode{};
    Roles roles;
    Time started;
    std::optional<Time> ends;
    std::optional<Millis> paused_left;
    std::optional<Time> hold_until;
    std::optional<Time> finish_by;
    std::optional<ClosingView> closing;
    std::optional<TakingOver> taking_over;
    std::optional<int> written;
    std::optional<MemberId> turn;
    std::vector<MemberId> turns_left;
    std::optional<int> round;  ///< where the turn goes round more than once
    std::optional<int> rounds;
    std::string module;
    std::vector<MemberId> admitted;
    std::map<MemberId, std::string> seats;
    std::optional<Pause> pause;
    std::optional<AgendaPlace> agenda;
    std::vector<RecordId> safety;  ///< open safety stops
    /// What stands on the plan that this viewer sees and is on the pages of earlier sessions.
    std::vector<RecordId> earlier;
    std::vector<Signature> signatures;
    std::optional<Time> later_until;
    bool few_writers = false;
    bool recontract = false;
    bool signed_off = false;
    bool listening = false;

    friend bool operator==(const SessionView& a, const SessionView& b);
};

using SessionViewRef = std::shared_ptr<const SessionView>;

/// What one viewer may do and see now.
struct Rights {
    TargetSet may;
    BoardSet see;

    friend bool operator==(const Rights&, const Rights&) = default;
};

/// Between sessions: the last session's summary while it is not signed.
struct DraftView {
    SessionId session;
    std::vector<Signature> signatures;
    std::optional<Time> later_until;
    std::vector<RecordId> earlier;  ///< as in a session

    friend bool operator==(const DraftView&, const DraftView&) = default;
};

/// Between sessions: where the last one was carried from, for the next to go on.
struct CarriedView {
    std::string format;
    std::size_t to = 0;
    std::vector<std::string> stages;  ///< their names

    friend bool operator==(const CarriedView&, const CarriedView&) = default;
};

/// Everything a viewer may see of a room, as values.
struct RoomSnapshot {
    RoomView room;
    std::vector<MemberView> members;
    SessionViewRef session;  ///< null between sessions, and for whoever waits outside
    bool waiting = false;    ///< a session runs that this viewer is not in
    std::optional<DraftView> draft;
    std::optional<CarriedView> carried;
    Rights rights;
    std::vector<Viewed> records;  ///< by id
    PresenceOf presence;
};

/// Nothing, or the record as this member may see it. Pure: asks the state and nothing else.
std::optional<Viewed> view(const Record& record, const MemberId& viewer, const RoomState& state);

Rights rights_of(const RoomState& state, const MemberId& viewer);
RoomView room_view(const RoomState& state);
SessionViewRef session_view(const RoomState& state, const MemberId& viewer);
/// Who is on the roster; whether they are here is for whoever knows the connections to add.
std::vector<MemberView> members_view(const RoomState& state);
std::optional<DraftView> draft_view(const RoomState& state, const MemberId& viewer);
std::optional<CarriedView> carried_view(const RoomState& state);
/// All records this member may see, by id: shared, own and sealed ones together.
std::vector<Viewed> records_view(const RoomState& state, const MemberId& viewer);

}  // namespace spacebetween
