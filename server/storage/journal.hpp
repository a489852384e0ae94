// What every room leaves behind: written whole or not at all, read back in the order it was
// written.
#pragma once

#include "server/base/id.hpp"
#include "server/base/lifetime.hpp"
#include "server/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

/// How an append ended. After `full` nothing of it is there and reading goes on: the rooms are
/// loaded again and nobody writes. After `failed` nobody knows what is there: the process ends
/// before it tells anything, and the restart finds out.
enum class CommitOutcome : std::uint8_t { committed, full, failed };

/// Why a room cannot be served. The other rooms can.
enum class LoadFault : std::uint8_t {
    broken_chain,     ///< an entry is missing, changed or out of its place
    unreadable_cell,  ///< a cell does not open under a key that is there
    lost_key,         ///< a key is gone that nobody ended
    read_error,       ///< the file does not answer
};

std::string_view to_string(CommitOutcome outcome);
std::string_view to_string(LoadFault fault);

/// One decided change: what happened and what its author was answered, as `protocol/` wrote it. It
/// lives as long as its key. Written under a lifetime that has ended, it is gone at once.
struct JournalRow {
    Lifetime key;
    std::string body;
};

/// A piece of a room's state, under the lifetime it belongs to.
struct SnapshotPart {
    Lifetime key;
    std::string body;
};

/// A room's whole state after the rows of its batch. It replaces the one before.
struct Snapshot {
    std::vector<SnapshotPart> parts;
};

/// One version of a page that was signed. Its text never changes.
struct SummaryRow {
    SummaryId id;
    std::string body;
};

/// What happened to a page after it was signed: a reading, or an answer to it.
struct SummaryNote {
    SummaryId of;
    std::string body;
};

/// What one room wants written at once. Parts are written in the order of the fields: rows, then
/// the snapshot that holds them, then pages; the lifetimes end last, when all that is there to stay
/// is.
struct Batch {
    RoomId room;
    std::vector<JournalRow> rows;
    std::optional<Snapshot> snapshot;
    std::vector<SummaryRow> summaries;
    std::vector<SummaryNote> notes;
    std::vector<Lifetime> ends;
};

/// A room as it is read back: apply the parts, then the rows. What lived under an ended lifetime is
/// not among them.
struct LoadedRoom {
    std::vector<SnapshotPart> parts;
    std::vector<JournalRow> rows;
    std::size_t passed_over = 0;  ///< parts and rows whose lifetime ended

    [[nodiscard]] bool empty() const { return parts.empty() && rows.empty() && passed_over == 0; }
};

struct LoadedSummary {
    RoomId room;
    std::string body;
    std::vector<std::string> notes;  ///< in the order they were made
};

/// Synchronous, and called from one thread: the storage thread in the server.
///
/// An append is durable when it returns `committed`, for all its batches or for none. Batches of
/// one room apply in the order given. Nothing is cached on behalf of the caller.
class Journal {
public:
    Journal() = default;
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    virtual ~Journal() = default;

    virtual CommitOutcome append(std::span<const Batch> batches) = 0;

    /// The latest snapshot and every row after it; empty for a room that never wrote.
    virtual Result<LoadedRoom, LoadFault> load(const RoomId& room) = 0;

    /// Every row since the room began, without snapshots.
    virtual Result<LoadedRoom, LoadFault> history(const RoomId& room) = 0;

    /// Every room that ever wrote, in no promised order.
    virtual std::vector<RoomId> rooms() = 0;

    /// The pages of a room, oldest first. Pages whose lifetime ended are not among them.
    virtual std::vector<SummaryId> summaries_of(const RoomId& room) = 0;

    /// Nothing when there never was such a page, or when its lifetime ended.
    virtual Result<std::optional<LoadedSummary>, LoadFault> summary(const SummaryId& id) = 0;

    /// Called between batches. `pressing` does only what cannot wait any longer.
    enum class Tidying : std::uint8_t { pressing, at_leisure };
    virtual CommitOutcome tidy(Tidying how) = 0;
};

}  // namespace spacebetween
