// The journal in rooms-0.db: a change is one row, in the order it arrived, sealed and chained.
#pragma once

#include "server/storage/database.hpp"
#include "server/storage/digest.hpp"
#include "server/storage/journal.hpp"
#include "server/storage/keys.hpp"
#include "server/storage/master_key.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace spacebetween {

/// Each row names its room's previous one; where a room's rows end is kept in memory and written
/// down before each checkpoint, so that a change costs one insert. At start the rows since then are
/// read.
///
/// A room whose rows do not follow from one another is set aside: `load` says why, others are
/// served. Used from the storage thread.
class SqliteJournal final : public Journal {
public:
    /// Also finishes the ends that a crash left half done. Throws StorageError.
    SqliteJournal(const std::filesystem::path& file, Keys& keys, const MasterKey& master);
    ~SqliteJournal() override;

    CommitOutcome append(std::span<const Batch> batches) override;
    Result<LoadedRoom, LoadFault> load(const RoomId& room) override;
    Result<LoadedRoom, LoadFault> history(const RoomId& room) override;
    std::vector<RoomId> rooms() override;
    std::vector<SummaryId> summaries_of(const RoomId& room) override;
    Result<std::optional<LoadedSummary>, LoadFault> summary(const SummaryId& id) override;
    CommitOutcome tidy(Tidying how) override;

    [[nodiscard]] Database& database() { return database_; }

private:
    struct Prepared;
    /// Where a room's rows end.
    struct Head {
        std::int64_t number = 0;
        std::int64_t last = 0;
        ChainValue chain{};
        bool chain_read = false;
        bool written = true;  ///< whether the file says so too
        bool broken = false;
    };
    /// Where reading starts.
    struct Start {
        std::int64_t entry = 0;
        ChainValue chain{};
    };
    struct Link;

    Head* find_head(const RoomId& room);
    Head& head_for_writing(const RoomId& room);
    void read_heads();
    void follow_entries(std::int64_t marked, const std::vector<Head*>& by_number);
    [[nodiscard]] std::int64_t read_mark();
    [[nodiscard]] ChainValue proof_of(const RoomId& room, const Head& head) const;
    [[nodiscard]] ChainValue proof_of_mark(std::int64_t entry) const;
    CommitOutcome write_heads();

    std::vector<Lifetime> lifetimes_in(std::span<const Batch> batches) const;
    void write(const Batch& batch);
    void write_row(Head& head, const RoomId& room, const JournalRow& row);
    void write_snapshot(Head& head, const RoomId& room, const Snapshot& snapshot);
    void write_summary(const Head& head, const SummaryRow& row);
    void write_note(const SummaryNote& note);
    void empty_cells(const Head& head, std::span<const Lifetime> ends);
    void undo_heads();
    CommitOutcome finish_endings();

    Result<LoadedRoom, LoadFault> unknown(const RoomId& room) const;
    Result<LoadedRoom, LoadFault> read_rows(const RoomId& room, const Head& head, Start start);
    std::optional<std::vector<Link>> links(const Head& head, std::int64_t until);
    std::optional<LoadFault> read_parts(const RoomId& room, const Head& head, LoadedRoom& into);
    std::optional<LoadFault>
    read_notes(std::int64_t number, std::string_view id, LoadedSummary& into);

    Keys& keys_;
    Database database_;
    Chain chain_;
    std::unique_ptr<Prepared> prepared_;
    std::unordered_map<RoomId, Head> heads_;
    std::vector<std::pair<RoomId, std::optional<Head>>> undo_;
    std::int64_t next_entry_ = 1;
    bool endings_wait_ = false;
    bool register_damaged_ = false;  ///< a room that is not found may have been lost
};

}  // namespace spacebetween
