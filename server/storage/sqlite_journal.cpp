// Opening rooms-0.db, where each room's rows end, and writing.
#include "server/storage/sqlite_journal.hpp"

#include "server/storage/sqlite_journal_statements.hpp"
#include "server/storage/storage_error.hpp"

#include <algorithm>
#include <string>

namespace spacebetween {
namespace {

/// The log is put into the file when it is this long and nothing waits, or at once when it is
/// longer. Often and little at a time: whoever writes meanwhile waits for it.
constexpr int rooms_log_pages_wanted = 500;
constexpr int rooms_log_pages_max = 4'000;

KeyBytes chain_key(const MasterKey& master) { return master.derive("chain"); }

}  // namespace

SqliteJournal::SqliteJournal(const std::filesystem::path& file, Keys& keys, const MasterKey& master)
    : keys_(keys),
      database_(file, rooms_migrations()),
      chain_(chain_key(master)),
      prepared_(std::make_unique<Prepared>(database_)) {
    read_heads();
    if (database_.take_outcome() != CommitOutcome::committed) {
        throw StorageError(file.string() + " cannot be read.");
    }
    endings_wait_ = true;
    if (finish_endings() != CommitOutcome::committed) {
        throw StorageError(file.string() + " cannot be written.");
    }
}

SqliteJournal::~SqliteJournal() = default;

std::vector<Lifetime> SqliteJournal::lifetimes_in(std::span<const Batch> batches) const {
    std::vector<Lifetime> lifetimes;
    const auto add = [&](const Lifetime& lifetime) {
        if (lifetimes.empty() || lifetimes.back() != lifetime) {
            lifetimes.push_back(lifetime);
        }
    };
    for (const Batch& batch : batches) {
        for (const JournalRow& row : batch.rows) {
            add(row.key);
        }
        if (batch.snapshot) {
            for (const SnapshotPart& part : batch.snapshot->parts) {
                add(part.key);
            }
        }
        for (const SummaryRow& row : batch.summaries) {
            add(Lifetime{LifetimeKind::summary, row.id.text});
        }
    }
    return lifetimes;
}

CommitOutcome SqliteJournal::append(std::span<const Batch> batches) {
    const std::vector<Lifetime> lifetimes = lifetimes_in(batches);
    if (const auto made = keys_.ensure(lifetimes, next_entry_); made != CommitOutcome::committed) {
        return made;
    }
    const std::int64_t first_entry = next_entry_;
    undo_.clear();
    database_.begin();
    for (const Batch& batch : batches) {
        write(batch);
    }
    const CommitOutcome outcome = database_.commit();
    if (outcome != CommitOutcome::committed) {
        undo_heads();
        next_entry_ = first_entry;
        return outcome;
    }
    return finish_endings() == CommitOutcome::failed ? CommitOutcome::failed : outcome;
}

void SqliteJournal::write(const Batch& batch) {
    Head& head = head_for_writing(batch.room);
    for (const JournalRow& row : batch.rows) {
        write_row(head, batch.room, row);
    }
    if (batch.snapshot) {
        write_snapshot(head, batch.room, *batch.snapshot);
    }
    for (const SummaryRow& row : batch.summaries) {
        write_summary(head, row);
    }
    for (const SummaryNote& note : batch.notes) {
        write_note(note);
    }
    if (!batch.ends.empty()) {
        empty_cells(head, batch.ends);
        endings_wait_ = true;
    }
    for (const Lifetime& lifetime : batch.ends) {
        const auto kind = static_cast<std::int64_t>(lifetime.kind);
        Query(prepared_->insert_ending).bind(1, kind).text(2, lifetime.id).run();
    }
}

void SqliteJournal::write_row(Head& head, const RoomId& room, const JournalRow& row) {
    const std::int64_t entry = next_entry_++;
    std::optional<std::string> cell;
    if (DataKey* const key = keys_.find(row.key)) {
        cell = key->seal(entry_place(room, entry, head.last), row.body);
    }
    const Digest digest = digest_of(cell ? *cell : std::string_view{});
    const ChainValue chain = chain_.after(head.chain, entry, head.last, digest);
    Query insert(prepared_->insert_entry);
    insert.bind(1, entry).bind(2, head.number).bind(3, head.last).blob(4, view_of(chain));
    if (cell) {
        insert.blob(5, *cell);
    } else {
        insert.blob(6, view_of(digest));
    }
    insert.run();
    head.last = entry;
    head.chain = chain;
    head.written = false;
}

void SqliteJournal::write_snapshot(Head& head, const RoomId& room, const Snapshot& snapshot) {
    Query(prepared_->remove_parts).bind(1, head.number).run();
    std::vector<std::pair<DataKey*, const SnapshotPart*>> kept;
    for (const SnapshotPart& part : snapshot.parts) {
        if (DataKey* const key = keys_.find(part.key)) {
            kept.emplace_back(key, &part);
        }
    }
    const auto count = static_cast<std::int64_t>(kept.size());
    std::int64_t place = 0;
    for (const auto& [key, part] : kept) {
        const std::string cell = key->seal(part_place(room, head.last, place, count), part->body);
        Query(prepared_->insert_part).bind(1, head.number).bind(2, place).blob(3, cell).run();
        ++place;
    }
    const ChainValue proof = proof_of(room, head);
    Query update(prepared_->write_snapshot);
    update.blob(5, view_of(proof));
    update.bind(1, head.number)
        .bind(2, head.last)
        .blob(3, view_of(head.chain))
        .bind(4, count)
        .run();
    head.written = true;
}

void SqliteJournal::write_summary(const Head& head, const SummaryRow& row) {
    DataKey* const key = keys_.find(Lifetime{LifetimeKind::summary, row.id.text});
    if (key == nullptr) {
        return;
    }
    const std::string cell = key->seal(summary_place(row.id.text, head.number), row.body);
    Query(prepared_->insert_summary).text(1, row.id.text).bind(2, head.number).blob(3, cell).run();
}

void SqliteJournal::write_note(const SummaryNote& note) {
    DataKey* const key = keys_.find(Lifetime{LifetimeKind::summary, note.of.text});
    Query summary(prepared_->summary);
    summary.text(1, note.of.text);
    if (key == nullptr || !summary.next()) {
        return;
    }
    std::int64_t number = 0;
    if (Query next(prepared_->next_note); next.next()) {
        number = next.number(0);
    }
    const std::string cell = key->seal(note_place(note.of.text, number), note.body);
    const std::int64_t of = summary.number(0);
    Query(prepared_->insert_note).bind(1, number).bind(2, of).blob(3, cell).run();
}

/// The cells of the ended lifetimes in this room go at once; their digests stay in the chain.
void SqliteJournal::empty_cells(const Head& head, std::span<const Lifetime> ends) {
    std::vector<KeyNumber> numbers;
    std::int64_t first = next_entry_;
    for (const Lifetime& lifetime : ends) {
        if (const DataKey* const key = keys_.find(lifetime)) {
            numbers.push_back(key->number());
            first = std::min(first, keys_.born(key->number()));
        }
    }
    for (std::int64_t entry = head.last; entry != 0 && entry >= first;) {
        Query query(prepared_->entry);
        query.bind(1, entry).bind(2, head.number);
        if (!query.next()) {
            return;
        }
        const std::int64_t previous = query.number(0);
        const std::optional<KeyNumber> key = key_of(query.bytes(2));
        if (key && std::find(numbers.begin(), numbers.end(), *key) != numbers.end()) {
            const Digest digest = digest_of(query.bytes(2));
            Query(prepared_->empty_cell).bind(1, entry).blob(2, view_of(digest)).run();
        }
        entry = previous;
    }
}

/// Ends the keys of what was committed as ending. When the disk is full it is tried again later.
CommitOutcome SqliteJournal::finish_endings() {
    if (!endings_wait_) {
        return CommitOutcome::committed;
    }
    std::vector<Lifetime> ends;
    {
        Query query(prepared_->endings);
        while (query.next()) {
            const auto kind = static_cast<LifetimeKind>(query.number(0));
            ends.push_back(Lifetime{kind, std::string(query.bytes(1))});
        }
    }
    if (database_.take_outcome() != CommitOutcome::committed) {
        return CommitOutcome::failed;
    }
    if (!ends.empty()) {
        CommitOutcome outcome = keys_.end(ends);
        if (outcome == CommitOutcome::committed) {
            database_.begin();
            Query(prepared_->remove_endings).run();
            outcome = database_.commit();
        }
        if (outcome == CommitOutcome::committed) {
            outcome = database_.checkpoint(Database::Checkpoint::truncate);
        }
        if (outcome != CommitOutcome::committed) {
            return outcome;
        }
    }
    endings_wait_ = false;
    return CommitOutcome::committed;
}

CommitOutcome SqliteJournal::tidy(Tidying how) {
    if (const auto ended = finish_endings(); ended != CommitOutcome::committed) {
        return ended;
    }
    const int wanted = how == Tidying::pressing ? rooms_log_pages_max : rooms_log_pages_wanted;
    if (database_.log_pages() < wanted) {
        return CommitOutcome::committed;
    }
    keys_.forget_loaded();
    CommitOutcome outcome = write_heads();
    if (outcome == CommitOutcome::committed) {
        outcome = database_.checkpoint(Database::Checkpoint::passive);
    }
    if (outcome == CommitOutcome::committed &&
        keys_.database().log_pages() > rooms_log_pages_wanted) {
        outcome = keys_.database().checkpoint(Database::Checkpoint::passive);
    }
    return outcome;
}

}  // namespace spacebetween
