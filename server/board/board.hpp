// Records and the references between them: applies a change whole, or refuses it and stays as it
// was.
#pragma once

#include "server/board/board_use.hpp"
#include "server/board/change.hpp"
#include "server/board/op.hpp"
#include "server/board/record.hpp"
#include "server/board/text_history.hpp"
#include "server/vocabulary/refusal.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace spacebetween {

/// A record that refers to another, and by which field.
struct BackReference {
    RecordId from;
    FieldIndex field = 0;

    friend auto operator<=>(const BackReference&, const BackReference&) = default;
};

/// A text field that has been edited, and its last edits.
struct FieldHistory {
    FieldIndex field = 0;
    TextHistory history;

    friend bool operator==(const FieldHistory&, const FieldHistory&) = default;
};

/// All that a board is, in canonical order, as a snapshot keeps it.
struct BoardParts {
    struct Text {
        RecordId id;
        FieldIndex field = 0;
        TextHistory history;
    };

    std::vector<RecordRef> records;           ///< by id
    std::vector<Text> texts;                  ///< by id and field
    std::vector<RecordId> gone;               ///< by id; deleted ids never return
    std::map<int, std::int64_t> next_orders;  ///< by `order_group`
};

/// A board judges what holds for every author: form, references, lengths, limits, texts. Who may
/// write what and when is the room's to judge. Records are shared and immutable, so a copy is
/// cheap and a RecordRef stays what it was.
///
/// A room has one shared board, one of own records per account, and one of sealed records per
/// author and stage; the hidden ones refer to the shared one (`ChangeContext::beneath`).
///
/// Not thread-safe; records are.
class Board {
public:
    Board() = default;
    explicit Board(BoardParts parts);

    /// Applies all ops or none.
    Refused<Applied> apply(std::span<const Op> ops, const ChangeContext& context);

    /// Does what the ops of one change say, and asks no rule. The ops must have come from `apply`
    /// or `mends_for` of an equal board, or be MadeOps for ids that are free.
    std::vector<Touched> replay(std::span<const ResolvedOp> ops);

    /// For a hidden board: what to replay here because these shared records are gone. Where a
    /// field would refuse their deletion, it is cleared: nobody may learn of hidden references.
    [[nodiscard]] std::vector<ResolvedOp> mends_for(std::span<const RecordId> gone) const;

    /// Null when there is none.
    [[nodiscard]] RecordRef find(const RecordId& id) const;
    /// Whether there was such a record and it was deleted.
    [[nodiscard]] bool is_gone(const RecordId& id) const;
    /// Whether the id is there or was there.
    [[nodiscard]] bool has_used(const RecordId& id) const;

    [[nodiscard]] std::size_t size() const { return slots_.size(); }
    [[nodiscard]] const BoardUse& use() const { return use_; }
    /// All records, by order and then id.
    [[nodiscard]] std::vector<RecordRef> in_order() const;
    /// The records that refer to this one, sorted. The id need not be of this board.
    [[nodiscard]] std::vector<BackReference> referring_to(const RecordId& id) const;

    template <class Visit>
    void for_each(Visit&& visit) const {
        for (const auto& [id, slot] : slots_) {
            visit(slot.record);
        }
    }

    /// The order that a new record like this one would get.
    [[nodiscard]] std::int64_t next_order(const Record& like) const;

    [[nodiscard]] BoardParts parts() const;

    /// Equal content, text histories, deleted ids and orders to come.
    friend bool operator==(const Board& a, const Board& b);

private:
    friend class Staging;

    struct Slot {
        RecordRef record;
        std::vector<FieldHistory> texts;  // by field

        friend bool operator==(const Slot& a, const Slot& b) {
            return (a.record == b.record || *a.record == *b.record) && a.texts == b.texts;
        }
    };

    void reindex(const RecordId& id, const Record* before, const Record* after);
    void forget(const RecordId& target, const BackReference& back);

    std::unordered_map<RecordId, Slot> slots_;
    std::unordered_map<RecordId, std::vector<BackReference>> referring_;
    std::unordered_set<RecordId> gone_;
    std::map<int, std::int64_t> next_orders_;
    BoardUse use_;
};

}  // namespace spacebetween
