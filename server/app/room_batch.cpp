// What a room decided, as the bytes that the journal keeps.
#include "server/app/room_batch.hpp"

#include "server/protocol/journal_form.hpp"

namespace spacebetween {

void add_to(Batch& batch, const Decision& decision) {
    for (const auto& entry : decision.entries) {
        batch.rows.push_back({entry.key, journal_form(entry)});
    }
    for (const auto& page : decision.pages) {
        batch.summaries.push_back({page.id, journal_form(page)});
    }
    batch.ends.insert(batch.ends.end(), decision.ends.begin(), decision.ends.end());
}

Snapshot snapshot_of(const RoomState& state) {
    Snapshot snapshot;
    for (const auto& part : state.parts()) {
        snapshot.parts.push_back({part.key, journal_form(part)});
    }
    return snapshot;
}

Batch batch_of(const RoomId& room, const Decision& decision, const RoomState& after) {
    Batch batch;
    batch.room = room;
    add_to(batch, decision);
    if (decision.wants_snapshot) batch.snapshot = snapshot_of(after);
    return batch;
}

}  // namespace spacebetween
