// Where each room's rows end: read at start, kept in memory, written down before a checkpoint.
#include "server/base/assert.hpp"
#include "server/base/log.hpp"
#include "server/storage/sqlite_journal.hpp"
#include "server/storage/sqlite_journal_statements.hpp"

#include <algorithm>
#include <string>

namespace spacebetween {
namespace {

void read_chain(std::string_view stored, ChainValue& into) {
    if (stored.size() == into.size()) {
        std::copy(stored.begin(), stored.end(), into.begin());
    }
}

}  // namespace

void SqliteJournal::read_heads() {
    std::int64_t marked = 0;
    if (Query mark(prepared_->mark); mark.next()) {
        marked = mark.number(0);
    }
    if (Query last(prepared_->last_entry); last.next()) {
        next_entry_ = std::max(last.number(0), marked) + 1;
    }
    Query entries(prepared_->entries_after);
    entries.bind(1, marked);
    while (entries.next()) {
        follow(entries.number(0), entries.number(1), entries.number(2), entries.bytes(3));
    }
}

/// Takes note of an entry that the heads in the file do not know of.
void SqliteJournal::follow(
    std::int64_t entry,
    std::int64_t room,
    std::int64_t previous,
    std::string_view chain
) {
    Query query(prepared_->room_of_number);
    query.bind(1, room);
    if (!query.next()) {
        log_line(Level::fault, "entry_of_no_room", {{"entry", std::to_string(entry)}});
        return;
    }
    Head* const head = find_head(RoomId(std::string(query.bytes(0))));
    if (head == nullptr || entry <= head->last) {
        return;
    }
    head->broken = head->broken || previous != head->last;
    head->last = entry;
    head->written = false;
    read_chain(chain, head->chain);
}

SqliteJournal::Head* SqliteJournal::find_head(const RoomId& room) {
    if (const auto known = heads_.find(room); known != heads_.end()) {
        return &known->second;
    }
    Query query(prepared_->room);
    query.text(1, room.text);
    if (!query.next()) {
        return nullptr;
    }
    Head head;
    head.number = query.number(0);
    head.last = query.number(1);
    head.chain = chain_.start(room.text);
    if (head.last != 0) {
        Query last(prepared_->entry);
        last.bind(1, head.last).bind(2, head.number);
        head.broken = !last.next();
        if (!head.broken) {
            read_chain(last.bytes(1), head.chain);
        }
    }
    return &heads_.emplace(room, head).first->second;
}

SqliteJournal::Head& SqliteJournal::head_for_writing(const RoomId& room) {
    if (Head* const head = find_head(room)) {
        ASSERT(!head->broken);
        undo_.emplace_back(room, *head);
        return *head;
    }
    Head head;
    head.chain = chain_.start(room.text);
    Query(prepared_->insert_room).text(1, room.text).blob(2, view_of(head.chain)).run();
    if (Query last(prepared_->last_inserted); last.next()) {
        head.number = last.number(0);
    }
    undo_.emplace_back(room, std::nullopt);
    return heads_.insert_or_assign(room, head).first->second;
}

void SqliteJournal::undo_heads() {
    for (auto change = undo_.rbegin(); change != undo_.rend(); ++change) {
        if (change->second) {
            heads_[change->first] = *change->second;
        } else {
            heads_.erase(change->first);
        }
    }
}

CommitOutcome SqliteJournal::write_heads() {
    database_.begin();
    for (auto& [room, head] : heads_) {
        if (!head.written) {
            Query(prepared_->write_head).bind(1, head.number).bind(2, head.last).run();
        }
    }
    Query(prepared_->write_mark).bind(1, next_entry_ - 1).run();
    const CommitOutcome outcome = database_.commit();
    if (outcome == CommitOutcome::committed) {
        for (auto& [room, head] : heads_) {
            head.written = true;
        }
    }
    return outcome;
}

}  // namespace spacebetween
