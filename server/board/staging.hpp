// A change in the making: what a board would be after it, with the board itself untouched.
#pragma once

#include "server/board/board.hpp"

#include <cstddef>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace spacebetween {

/// Lives for one change. Records are copied when first edited; `publish` moves them to the board,
/// and a staging that is dropped leaves no trace.
class Staging {
public:
    explicit Staging(const Board& board) : board_(board) {}

    /// The record as it stands in this change; null when it is not there.
    [[nodiscard]] const Record* find(const RecordId& id) const;
    /// Whether it was deleted, before or in this change.
    [[nodiscard]] bool is_gone(const RecordId& id) const;
    /// Whether this change made it.
    [[nodiscard]] bool is_new(const RecordId& id) const;
    [[nodiscard]] bool has_used(const RecordId& id) const;
    [[nodiscard]] std::vector<BackReference> referring_to(const RecordId& id) const;

    /// The record to write into; it must be there.
    Record& edit(const RecordId& id);
    /// Adds a record and returns it as it is when made. The id must be free, or one that returns.
    RecordRef make(Record record);
    void erase(const RecordId& id);

    /// The tv a text stands at, and the lowest one that a change may come from.
    [[nodiscard]] int text_tv(const RecordId& id, FieldIndex field) const;
    [[nodiscard]] int text_base(const RecordId& id, FieldIndex field) const;
    /// The change transformed over all that came after `tv`, this change's own edits included.
    [[nodiscard]] TextChange
    caught_up(const RecordId& id, FieldIndex field, int tv, TextChange change) const;
    /// Applies a change that fits the text as it stands.
    void write(const RecordId& id, FieldIndex field, TextChange change);

    /// Gives every new record its order, in the order they were made, and names them. Those that
    /// come back keep theirs.
    std::vector<const Record*> give_orders();
    struct Edit {
        const Record* before;  // null when this change made it
        const Record* now;
    };
    /// The records that this change made or edited and kept.
    [[nodiscard]] std::vector<Edit> edits() const;

    /// Every record as it stands in this change.
    template <class Visit>
    void for_each(Visit&& visit) const {
        board_.for_each([&](const RecordRef& record) {
            if (entry(record->id) == nullptr) {
                visit(*record);
            }
        });
        for (const Edit& edit : edits()) {
            visit(*edit.now);
        }
    }

    /// What the board would count for; the second argument of `publish`.
    [[nodiscard]] BoardUse use_after() const;

    /// Moves everything into the board it was made for. The staging is spent.
    std::vector<Touched> publish(Board& board, const BoardUse& use);

private:
    struct Written {
        FieldIndex field = 0;
        TextChange change;
    };

    struct Entry {
        RecordId id;
        RecordRef before;              // null when this change made it
        std::shared_ptr<Record> now;   // null when this change deleted it
        std::shared_ptr<Record> made;  // as it was when made; may be `now` itself
        std::vector<Written> texts;
    };

    [[nodiscard]] const Entry* entry(const RecordId& id) const;
    Entry& touch(const RecordId& id);
    Entry& add(Entry entry);
    static void keep_history(Entry& here, std::vector<FieldHistory>& texts);
    [[nodiscard]] const TextHistory* history(const RecordId& id, FieldIndex field) const;

    const Board& board_;
    std::vector<Entry> entries_;
    std::unordered_map<RecordId, std::size_t> places_;  // used when there are many entries
};

}  // namespace spacebetween
