// What a board must know to judge a change, and what it answers.
#pragma once

#include "server/board/op.hpp"
#include "server/vocabulary/limits.hpp"

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace spacebetween {

class Board;

/// Which limits hold for a board: the room's shared one, one account's own records, or one
/// member's sealed records of one stage.
enum class BoardScope : std::uint8_t { shared, own, sealed };

/// Members may not write fields that only the server writes.
enum class Asker : std::uint8_t { member, server };

struct ChangeContext {
    const Limits& limits;
    BoardScope scope = BoardScope::shared;
    Asker asker = Asker::member;
    MemberId by;        ///< stored in new records; empty for none
    SessionId made_in;  ///< stored in new records
    /// For a hidden board: the shared one, whose records this one may refer to but not change.
    const Board* beneath = nullptr;
    /// Whether the author may see a record; what they may not see is answered as if it were not
    /// there. Empty: all of it.
    std::function<bool(const Record&)> sees;
    /// Whether the author may know that a deleted record is gone; else it is not_found. Empty: yes.
    std::function<bool(const RecordId&)> sees_gone;
    /// Whether an id is taken on a board that this one does not know. Empty: never.
    std::function<bool(const RecordId&)> used_elsewhere;
};

/// A record before and after a change; null when it was not there.
struct Touched {
    RecordRef before;
    RecordRef after;

    [[nodiscard]] const Record& either() const { return after ? *after : *before; }
};

struct Applied {
    std::vector<ResolvedOp> ops;   ///< exactly what happened, in order
    std::vector<Touched> touched;  ///< each record once, in order of first touch
    /// How the effect differs from the request: cascades, clears and the server's order. It may
    /// name records that the author does not see; the room leaves those out.
    std::vector<ResolvedOp> fix;

    /// The new `v` of every touched record that is still there.
    [[nodiscard]] std::vector<std::pair<RecordId, int>> versions() const;
    /// The records that this change deleted.
    [[nodiscard]] std::vector<RecordId> deleted() const;
};

}  // namespace spacebetween
