// A journal that forgets everything when it goes, for tests and simulations.
#pragma once

#include "server/storage/journal.hpp"

#include <map>
#include <set>
#include <utility>

namespace spacebetween {

/// Obeys the journal's contract suite. Besides, it can be told to fail, and copied as it stands:
/// what a crash would leave behind.
class MemoryJournal final : public Journal {
public:
    MemoryJournal() = default;
    /// A journal that holds what `other` holds now.
    explicit MemoryJournal(const MemoryJournal* other) : kept_(other->kept_) {}

    CommitOutcome append(std::span<const Batch> batches) override;
    Result<LoadedRoom, LoadFault> load(const RoomId& room) override;
    Result<LoadedRoom, LoadFault> history(const RoomId& room) override;
    std::vector<RoomId> rooms() override;
    std::vector<SummaryId> summaries_of(const RoomId& room) override;
    Result<std::optional<LoadedSummary>, LoadFault> summary(const SummaryId& id) override;
    CommitOutcome tidy(Tidying how) override;

    /// What every append answers from now on; only after `committed` anything is kept.
    void answer(CommitOutcome outcome) { answer_ = outcome; }
    /// Makes `load` of this room answer a fault.
    void break_room(const RoomId& room, LoadFault fault) { broken_[room] = fault; }
    [[nodiscard]] std::size_t appends() const { return appends_; }

private:
    struct Room {
        std::vector<JournalRow> rows;
        std::vector<SnapshotPart> parts;
        std::size_t snapshot_at = 0;
        std::vector<SummaryId> summaries;
    };
    struct Kept {
        std::map<RoomId, Room> rooms;
        std::map<SummaryId, LoadedSummary> summaries;
        std::set<Lifetime> ended;
    };

    void write(const Batch& batch);
    [[nodiscard]] LoadedRoom read(const RoomId& room, bool from_snapshot) const;

    Kept kept_;
    std::map<RoomId, LoadFault> broken_;
    CommitOutcome answer_ = CommitOutcome::committed;
    std::size_t appends_ = 0;
};

}  // namespace spacebetween
