// All that a room is, changed by entries alone.
#pragma once

#include "server/base/id.hpp"
#include "server/base/lifetime.hpp"
#include "server/base/time.hpp"
#include "server/board/board.hpp"
#include "server/room/answer.hpp"
#include "server/room/entry.hpp"
#include "server/room/roster.hpp"
#include "server/room/session_state.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace spacebetween {

/// The answers that one client has not yet acked, and the number of its last one.
struct ClientAnswers {
    MemberId member;
    std::int64_t last_cseq = 0;
    Time last_at;
    std::map<std::int64_t, std::variant<Ok, No>> waiting;

    friend bool operator==(const ClientAnswers&, const ClientAnswers&) = default;
};

/// The part of a room's state that is nobody's secret: lives under the room's key.
struct RoomValues {
    RoomInfo info;
    std::vector<Member> members;  ///< in the order they came onto the roster
    std::optional<Session> session;
    std::optional<EndedSession> last;
    std::int64_t sessions = 0;  ///< how many there have been, the running one included
    /// Counts what changed of the agreement but for its purpose and what is known to be unsafe.
    std::optional<std::int64_t> agreement;
    std::unordered_map<SessionId, std::int64_t> session_numbers;
    std::vector<SignedSummary> summaries;
    std::vector<TakenOut> taken_out;
    std::map<ClientId, ClientAnswers> clients;
    std::vector<Lifetime> word_keys;  ///< under which shared words are in the journal, oldest first
    int key_part = 0;                 ///< raised when words were taken out: a new key begins
    std::int64_t version = 0;         ///< entries so far
};

/// One member's own or sealed board.
struct HiddenPart {
    Placement where = Placement::own;
    MemberId owner;
    BoardParts board;
};

/// The room's values and its shared board.
struct SharedPart {
    RoomValues values;
    BoardParts board;
};

/// A piece of a snapshot, under the lifetime it belongs to. Parts whose lifetime ended are simply
/// not there when the state is put together again.
struct StatePart {
    Lifetime key;
    std::variant<SharedPart, HiddenPart> what;
};

/// Changed by `apply` alone, live and in replay. Not thread-safe.
class RoomState {
public:
    RoomState() = default;
    explicit RoomState(std::vector<StatePart> parts);

    [[nodiscard]] std::vector<StatePart> parts() const;

    /// Does what the entry says and asks no rule, no clock and no chance. Returns what it did to
    /// the records.
    std::vector<Touched> apply(const Entry& entry);

    /// For a change that was just applied to a board of this state: all of the entry but its ops.
    void apply_values(const Entry& entry);
    /// An answer that is worked out only when the rest of its entry has been applied.
    void keep_answer(const Answer& answer, Time at);
    /// The board for a change that `apply_values` completes.
    Board& board_for(Placement where, const MemberId& owner);

    [[nodiscard]] const RoomInfo& info() const { return values_.info; }
    [[nodiscard]] const std::vector<Member>& members() const { return values_.members; }
    [[nodiscard]] const Member* member(const MemberId& id) const;
    [[nodiscard]] const Member* member_of(const AccountId& account) const;
    /// Null between sessions.
    [[nodiscard]] const Session* session() const {
        return values_.session ? &*values_.session : nullptr;
    }
    [[nodiscard]] const EndedSession* last_session() const {
        return values_.last ? &*values_.last : nullptr;
    }
    [[nodiscard]] std::int64_t sessions() const { return values_.sessions; }
    /// The number of a session of this room; 0 for what was made between sessions before the first.
    [[nodiscard]] std::int64_t number_of(const SessionId& session) const;
    /// Whether this was made in a session, or in one that it was carried on from.
    [[nodiscard]] bool drafted_in(const Record& record, const SessionState& session) const;
    [[nodiscard]] const std::vector<SignedSummary>& summaries() const { return values_.summaries; }
    [[nodiscard]] const TakenOut* taken_out(const RecordId& record) const;
    [[nodiscard]] const ClientAnswers* client(const ClientId& id) const;
    [[nodiscard]] const RoomValues& values() const { return values_; }
    [[nodiscard]] std::int64_t version() const { return values_.version; }
    [[nodiscard]] std::int64_t agreement() const { return values_.agreement.value_or(0); }

    [[nodiscard]] const Board& shared() const { return shared_; }
    /// Null when this member has none.
    [[nodiscard]] const Board* own(const MemberId& member) const;
    [[nodiscard]] const Board* sealed(const MemberId& member) const;
    [[nodiscard]] const std::map<MemberId, Board>& sealed_boards() const { return sealed_; }
    [[nodiscard]] const std::map<MemberId, Board>& own_boards() const { return own_; }

    /// Open safety stops, in the order they were raised.
    [[nodiscard]] const std::vector<RecordId>& open_stops() const { return open_stops_; }

    /// The keys under which entries live.
    [[nodiscard]] Lifetime room_key() const;
    [[nodiscard]] Lifetime words_key() const;  ///< shared words: the session's, or those between
    [[nodiscard]] Lifetime own_key(const MemberId& member) const;
    [[nodiscard]] Lifetime sealed_key() const;

    /// Equal in everything that a replay must bring back.
    friend bool operator==(const RoomState& a, const RoomState& b);

private:
    void apply_session(const Entry& entry);
    void apply_members(const Entry& entry);
    void watch_stops(const std::vector<ResolvedOp>& ops);
    void find_stops();

    RoomValues values_;
    Board shared_;
    std::map<MemberId, Board> own_;
    std::map<MemberId, Board> sealed_;
    std::vector<RecordId> open_stops_;  ///< follows from the board
};

}  // namespace spacebetween
