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
    std::vector<Head*> by_number;
    Query rooms(prepared_->room_heads);
    while (rooms.next()) {
        const RoomId room{std::string(rooms.bytes(1))};
        Head head;
        head.number = rooms.number(0);
        head.last = rooms.number(2);
        const auto expected = static_cast<std::int64_t>(by_number.size()) + 1;
        if (head.number != expected || rooms.bytes(3) != view_of(proof_of(room, head))) {
            register_damaged_ = true;
            log_line(Level::fault, "room_register_damaged", {{"room", room.text}});
            head.broken = true;
        }
        by_number.push_back(&heads_.insert_or_assign(room, head).first->second);
    }
    const std::int64_t marked = read_mark();
    if (Query last(prepared_->last_entry); last.next()) {
        next_entry_ = std::max(last.number(0), marked) + 1;
    }
    follow_entries(marked, by_number);
}

/// Takes note of the entries that the rooms in the file do not know of yet.
void SqliteJournal::follow_entries(std::int64_t marked, const std::vector<Head*>& by_number) {
    Query entries(prepared_->entries_after);
    entries.bind(1, marked);
    while (entries.next()) {
        const std::int64_t entry = entries.number(0);
        const auto room = static_cast<std::size_t>(entries.number(1));
        if (room < 1 || room > by_number.size()) {
            register_damaged_ = true;
            log_line(Level::fault, "entry_of_no_room", {{"entry", std::to_string(entry)}});
            continue;
        }
        Head& head = *by_number[room - 1];
        if (entry <= head.last) {
            continue;
        }
        head.broken = head.broken || entries.number(2) != head.last;
        head.last = entry;
        head.written = false;
        head.chain_read = true;
        read_chain(entries.bytes(3), head.chain);
    }
}

std::int64_t SqliteJournal::read_mark() {
    Query mark(prepared_->mark);
    const std::int64_t entry = mark.next() ? mark.number(0) : 0;
    return mark.bytes(1) == view_of(proof_of_mark(entry)) ? entry : 0;
}

ChainValue SqliteJournal::proof_of(const RoomId& room, const Head& head) const {
    return chain_.after(chain_.start(room.text), head.number, head.last, Digest{});
}

ChainValue SqliteJournal::proof_of_mark(std::int64_t entry) const {
    return chain_.after(chain_.start("mark"), entry, 0, Digest{});
}

/// Nothing for a room that never wrote.
SqliteJournal::Head* SqliteJournal::find_head(const RoomId& room) {
    const auto known = heads_.find(room);
    if (known == heads_.end()) {
        return nullptr;
    }
    Head& head = known->second;
    if (!head.chain_read) {
        head.chain_read = true;
        head.chain = chain_.start(room.text);
        if (head.last != 0) {
            Query last(prepared_->entry);
            last.bind(1, head.last).bind(2, head.number);
            if (last.next()) {
                read_chain(last.bytes(1), head.chain);
            } else {
                head.broken = true;
            }
        }
    }
    return &head;
}

SqliteJournal::Head& SqliteJournal::head_for_writing(const RoomId& room) {
    if (Head* const head = find_head(room)) {
        ASSERT(!head->broken);
        undo_.emplace_back(room, *head);
        return *head;
    }
    Head head;
    head.number = static_cast<std::int64_t>(heads_.size()) + 1;
    head.chain = chain_.start(room.text);
    head.chain_read = true;
    const ChainValue proof = proof_of(room, head);
    Query insert(prepared_->insert_room);
    insert.bind(1, head.number).text(2, room.text);
    insert.blob(3, view_of(head.chain)).blob(4, view_of(proof)).run();
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
            const ChainValue proof = proof_of(room, head);
            Query write(prepared_->write_head);
            write.bind(1, head.number).bind(2, head.last).blob(3, view_of(proof)).run();
        }
    }
    const ChainValue proof = proof_of_mark(next_entry_ - 1);
    Query(prepared_->write_mark).bind(1, next_entry_ - 1).blob(2, view_of(proof)).run();
    const CommitOutcome outcome = database_.commit();
    if (outcome == CommitOutcome::committed) {
        for (auto& [room, head] : heads_) {
            head.written = true;
        }
    }
    return outcome;
}

}  // namespace spacebetween
