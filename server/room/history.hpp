// A session gone through again: what its viewer could see then, as far as they may see it now.
#pragma once

#include "server/room/entry.hpp"
#include "server/room/room_state.hpp"
#include "server/room/view.hpp"
#include "server/vocabulary/limits.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace spacebetween {

/// What came into sight and left it since the moment before.
struct HistoryMoment {
    Time at;
    std::size_t stage = 0;
    bool entered = false;  ///< the stage was entered now
    std::vector<Viewed> put;
    std::vector<RecordId> drop;
};

struct PastSession {
    SessionId id;
    std::int64_t number = 0;
    std::string format;
    Time started;
    std::optional<Time> ended;
    std::optional<SessionEnd> how;
};

struct SessionHistory {
    PastSession session;
    StagePlanRef plan;  ///< as it was in the end, with what was inserted
    std::vector<HistoryMoment> moments;
};

/// Takes a room's entries from its beginning, in order, as far as they are still there, and goes
/// with one member through one session. Own and sealed words are nobody's to look back at: they are
/// not even taken. What a session before the member's first one held stays with those who were
/// there, unless the room opens it. Where entries are missing, words were taken out: it goes on
/// from the board that was left.
class Looking {
public:
    /// `now` is the room as it stands. Without a `session` only the list is put together.
    Looking(const RoomState& now, MemberId viewer, const Limits& limits, SessionId session = {});

    void take(const Entry& entry);

    /// The sessions of the member's own time and those opened to them, the latest first.
    [[nodiscard]] std::vector<PastSession> sessions() const;

    /// Nothing when the session is not one of those.
    [[nodiscard]] std::optional<SessionHistory> finish() &&;

private:
    [[nodiscard]] bool is_theirs(std::int64_t number) const;
    [[nodiscard]] bool looks_on() const;
    void note_session(const Entry& entry);
    void look(Time at, bool entered);

    const RoomState& now_;
    MemberId viewer_;
    const Limits& limits_;
    SessionId wanted_;
    RoomState then_;
    std::vector<PastSession> sessions_;
    SessionHistory history_;
    std::vector<Viewed> seen_;  ///< at the last moment, by id
    std::int64_t stage_rev_ = 0;
    Time last_entry_;
    bool changed_ = false;  ///< since the last moment
};

/// For the entries from here on, when those before are not there any more: the room as it stands,
/// in one entry. Applied.
Entry stand_anew(RoomState& state, Time now);

}  // namespace spacebetween
