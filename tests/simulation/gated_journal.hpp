// A journal whose disk takes its time, is full, or loses its power, as the simulation says.
#pragma once

#include "server/storage/journal.hpp"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace spacebetween {

/// What becomes of an append. `lost` is a process that dies before the write: nobody is left to
/// hear the outcome.
enum class Fate : std::uint8_t { commit, full, lost };

/// Passes everything on to `disk`, which outlives it. While it is shut, an append waits for its
/// fate.
class GatedJournal final : public Journal {
public:
    explicit GatedJournal(Journal& disk) : disk_(disk) {}

    CommitOutcome append(std::span<const Batch> batches) override {
        std::unique_lock lock(mutex_);
        ++appends_;
        waiting_ = shut_;
        decided_.wait(lock, [this] { return !waiting_; });
        if (fate_ == Fate::full) return CommitOutcome::full;
        if (fate_ == Fate::lost) return CommitOutcome::committed;
        return disk_.append(batches);
    }

    Result<LoadedRoom, LoadFault> load(const RoomId& room) override { return disk_.load(room); }
    Result<LoadedRoom, LoadFault> history(const RoomId& room) override {
        return disk_.history(room);
    }
    std::vector<RoomId> rooms() override { return disk_.rooms(); }
    std::vector<SummaryId> summaries_of(const RoomId& room) override {
        return disk_.summaries_of(room);
    }
    Result<std::optional<LoadedSummary>, LoadFault> summary(const SummaryId& id) override {
        return disk_.summary(id);
    }
    CommitOutcome tidy(Tidying how) override { return disk_.tidy(how); }

    // --- called by the simulation

    void shut() {
        const std::scoped_lock lock(mutex_);
        shut_ = true;
    }

    /// Lets go of the append that waits; the gate stays open with that fate for those that follow.
    void open(Fate fate) {
        const std::scoped_lock lock(mutex_);
        shut_ = false;
        waiting_ = false;
        fate_ = fate;
        decided_.notify_all();
    }

    [[nodiscard]] bool somebody_waits() const {
        const std::scoped_lock lock(mutex_);
        return waiting_;
    }

    [[nodiscard]] std::size_t appends() const {
        const std::scoped_lock lock(mutex_);
        return appends_;
    }

private:
    Journal& disk_;
    mutable std::mutex mutex_;
    std::condition_variable decided_;
    Fate fate_ = Fate::commit;
    std::size_t appends_ = 0;
    bool shut_ = false;
    bool waiting_ = false;
};

}  // namespace spacebetween
