// A journal that forgets everything when it goes, for tests and simulations.
#include "tests/support/memory_journal.hpp"

namespace spacebetween {

CommitOutcome MemoryJournal::append(std::span<const Batch> batches) {
    ++appends_;
    if (answer_ != CommitOutcome::committed) {
        return answer_;
    }
    for (const Batch& batch : batches) {
        write(batch);
    }
    for (const Batch& batch : batches) {
        kept_.ended.insert(batch.ends.begin(), batch.ends.end());
    }
    return CommitOutcome::committed;
}

void MemoryJournal::write(const Batch& batch) {
    Room& room = kept_.rooms[batch.room];
    room.rows.insert(room.rows.end(), batch.rows.begin(), batch.rows.end());
    if (batch.snapshot) {
        room.parts.clear();
        for (const SnapshotPart& part : batch.snapshot->parts) {
            if (!kept_.ended.contains(part.key)) {
                room.parts.push_back(part);
            }
        }
        room.snapshot_at = room.rows.size();
    }
    for (const SummaryRow& row : batch.summaries) {
        const LoadedSummary page{batch.room, row.body, {}};
        const Lifetime lifetime{LifetimeKind::summary, row.id.text};
        if (!kept_.ended.contains(lifetime) && kept_.summaries.emplace(row.id, page).second) {
            room.summaries.push_back(row.id);
        }
    }
    for (const SummaryNote& note : batch.notes) {
        if (const auto page = kept_.summaries.find(note.of); page != kept_.summaries.end()) {
            page->second.notes.push_back(note.body);
        }
    }
}

LoadedRoom MemoryJournal::read(const RoomId& room, bool from_snapshot) const {
    LoadedRoom loaded;
    const auto found = kept_.rooms.find(room);
    if (found == kept_.rooms.end()) {
        return loaded;
    }
    const auto keep = [&](const auto& piece, auto& into) {
        if (kept_.ended.contains(piece.key)) {
            ++loaded.passed_over;
        } else {
            into.push_back(piece);
        }
    };
    if (from_snapshot) {
        for (const SnapshotPart& part : found->second.parts) {
            keep(part, loaded.parts);
        }
    }
    const std::size_t first = from_snapshot ? found->second.snapshot_at : 0;
    for (std::size_t row = first; row < found->second.rows.size(); ++row) {
        keep(found->second.rows[row], loaded.rows);
    }
    return loaded;
}

Result<LoadedRoom, LoadFault> MemoryJournal::load(const RoomId& room) {
    if (const auto broken = broken_.find(room); broken != broken_.end()) {
        return broken->second;
    }
    return read(room, true);
}

Result<LoadedRoom, LoadFault> MemoryJournal::history(const RoomId& room) {
    return read(room, false);
}

std::vector<RoomId> MemoryJournal::rooms() {
    std::vector<RoomId> found;
    for (const auto& [id, room] : kept_.rooms) {
        found.push_back(id);
    }
    return found;
}

std::vector<SummaryId> MemoryJournal::summaries_of(const RoomId& room) {
    std::vector<SummaryId> found;
    if (const auto held = kept_.rooms.find(room); held != kept_.rooms.end()) {
        for (const SummaryId& id : held->second.summaries) {
            if (!kept_.ended.contains(Lifetime{LifetimeKind::summary, id.text})) {
                found.push_back(id);
            }
        }
    }
    return found;
}

Result<std::optional<LoadedSummary>, LoadFault> MemoryJournal::summary(const SummaryId& id) {
    const auto page = kept_.summaries.find(id);
    if (page == kept_.summaries.end() ||
        kept_.ended.contains(Lifetime{LifetimeKind::summary, id.text})) {
        return std::optional<LoadedSummary>{};
    }
    return std::optional(page->second);
}

CommitOutcome MemoryJournal::tidy(Tidying) { return CommitOutcome::committed; }

}  // namespace spacebetween
