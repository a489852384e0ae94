// Finds the raw notes that nobody kept.
#include "server/room/raw_notes.hpp"

#include <utility>

namespace spacebetween {

std::vector<Entry> raw_notes_ending(const RoomState& state, Time now) {
    std::vector<Entry> entries;
    for (const auto& [owner, board] : state.own_boards()) {
        Entry entry;
        for (const RecordRef& record : board.in_order()) {
            if (record->type == Type::note && words_of(*record, "kind") == "raw" &&
                !flag_of(*record, "kept")) {
                entry.ops.emplace_back(DelOp{record->id});
            }
        }
        if (entry.ops.empty()) {
            continue;
        }
        entry.at = now;
        entry.key = state.own_key(owner);
        entry.where = Placement::own;
        entry.owner = owner;
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace spacebetween
