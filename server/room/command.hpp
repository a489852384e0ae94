// What members ask of a room.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/board/op.hpp"
#include "server/room/session_state.hpp"
#include "server/vocabulary/format.hpp"
#include "server/vocabulary/names.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace spacebetween {

struct Change {
    std::int64_t stage = 0;  ///< the session's revision that the author saw; 0 between sessions
    std::vector<Op> ops;

    friend bool operator==(const Change&, const Change&) = default;
};

/// session.open. Whoever hosts the room puts the team's own format into `chosen`; when it is null a
/// shipped format is looked up by `format`.
struct OpenSession {
    std::string format;
    Roles roles;
    bool carry = false;
    std::shared_ptr<const Format> chosen;
    std::optional<std::size_t> to = std::nullopt;      ///< carried: another stage to go on at
    std::optional<AgendaPlace> agenda = std::nullopt;  ///< when the room is one of a sitting
};
struct CloseSession {
    bool early = false;
};
struct CarrySession {
    std::optional<std::size_t> to;
};
struct FinishBy {
    Time at;
};
struct NextStage {};
struct PreviousStage {};
struct ExtendStage {
    int minutes = 0;
};
struct JumpStage {
    std::size_t to = 0;
};
struct InsertStage {
    StageInsert kind{};
    int minutes = 0;
};
/// A later stage is gone past, or not after all.
struct SkipStage {
    std::size_t at = 0;
    bool skip = true;
};
/// Which way to go through a stage that offers several.
struct ChooseModule {
    std::string module;
};
struct PauseSession {
    bool on = true;
};
/// The agreement was looked at after the roster or the roles changed.
struct KeepContract {};
/// The accountable manager is let in for the present stage, or shown out.
struct AdmitManager {
    MemberId member;
    bool in = true;
};
/// Who is with the member who says so.
struct SitWith {
    std::vector<std::string> names;
};
/// The session ends, and the group goes on to the next room of its sitting.
struct NextRoom {
    SessionEnd how = SessionEnd::closed;
};
struct SetRoles {
    MemberId member;
    RoleSet roles;
    std::string seat = {};  ///< whose, in words
};
struct PassTurn {};
struct NextTurn {};
struct Hold {};
struct RaiseSafety {
    RecordId id;
};
struct EndSafety {
    RecordId id;
    SafetyEnding ending{};
    std::string who;
    std::string what;
    std::string by_when;
    std::string passed_on_by;
    std::string held_by;
    std::string why;
};
struct TakeOut {
    RecordId id;
};
struct RemoveMember {
    MemberId member;
};
struct TakeFacilitation {};
struct ObjectFacilitation {};
struct SignSummary {
    SignedAs as = SignedAs::presenter;
};
struct SummaryLater {};
struct DiscardSummary {};
struct CorrectSummary {};
/// What a preview showed becomes so.
struct TidyMap {
    std::string preview;
};
/// The same; these people of the file are people who are on the map already.
struct ImportMap {
    std::string preview;
    std::map<RecordId, RecordId> same = {};
};
/// The map may leave the room for a while, unless somebody objects.
struct ShareMap {};
struct ObjectMap {
    RecordId id;
};
/// A mark of the boundary compass is worth keeping, or not after all.
struct KeepMark {
    RecordId id;
    bool keep = true;
};
/// What was before a member's first session is opened to them, or closed again.
struct OpenHistory {
    MemberId member;
    bool open = true;
};

using CommandWith = std::variant<
    OpenSession,
    CloseSession,
    CarrySession,
    FinishBy,
    NextStage,
    PreviousStage,
    ExtendStage,
    JumpStage,
    InsertStage,
    SkipStage,
    ChooseModule,
    PauseSession,
    KeepContract,
    AdmitManager,
    SitWith,
    NextRoom,
    SetRoles,
    PassTurn,
    NextTurn,
    Hold,
    RaiseSafety,
    EndSafety,
    TakeOut,
    RemoveMember,
    TakeFacilitation,
    ObjectFacilitation,
    SignSummary,
    SummaryLater,
    DiscardSummary,
    CorrectSummary,
    TidyMap,
    ImportMap,
    ShareMap,
    ObjectMap,
    KeepMark,
    OpenHistory>;

struct Command {
    CommandWith with;
    std::optional<std::int64_t> if_stage;  ///< compare-and-set on the session's revision
};

/// The command's name on the wire.
CommandName name_of(const CommandWith& with);

/// Takes back what the member did last, or does again what was taken back last.
struct Undo {
    bool redo = false;
};

/// One change, command or undo as it arrives. `cseq` counts a client's in the order 1, 2, 3.
struct Envelope {
    MemberId member;
    ClientId client;
    std::int64_t cseq = 0;
    std::variant<Change, Command, Undo> what;
};

}  // namespace spacebetween
