// The statements of rooms-0.db, prepared once.
#pragma once

#include "server/storage/sqlite_journal.hpp"
#include "server/storage/statement.hpp"

namespace spacebetween {

struct SqliteJournal::Prepared {
    explicit Prepared(Database& database);

    Statement insert_entry;
    Statement entry;
    Statement entries_after;
    Statement last_entry;
    Statement empty_cell;
    Statement room_heads;
    Statement insert_room;
    Statement write_head;
    Statement write_snapshot;
    Statement snapshot;
    Statement mark;
    Statement write_mark;
    Statement remove_parts;
    Statement insert_part;
    Statement parts;
    Statement insert_summary;
    Statement summary;
    Statement summaries_of;
    Statement next_note;
    Statement insert_note;
    Statement notes;
    Statement insert_ending;
    Statement endings;
    Statement remove_endings;
};

/// One entry as it stands in the file.
struct SqliteJournal::Link {
    std::int64_t entry = 0;
    std::int64_t previous = 0;
    std::string chain;
    std::optional<std::string> cell;
    std::string digest;  ///< of the cell that was emptied
};

inline std::string_view view_of(const ChainValue& value) { return {value.data(), value.size()}; }
inline std::string_view view_of(const Digest& digest) { return {digest.data(), digest.size()}; }

inline Place entry_place(const RoomId& room, std::int64_t entry, std::int64_t previous) {
    return Place{"entry", "cell", room.text, entry, previous};
}

/// A part is bound to the entry its snapshot stands at, to its place and to how many there are.
inline Place
part_place(const RoomId& room, std::int64_t entry, std::int64_t part, std::int64_t of) {
    return Place{"part", "cell", room.text, entry, part * (std::int64_t{1} << 32) + of};
}

inline Place summary_place(std::string_view id, std::int64_t room) {
    return Place{"summary", "cell", id, room, 0};
}

inline Place note_place(std::string_view summary, std::int64_t number) {
    return Place{"note", "cell", summary, number, 0};
}

}  // namespace spacebetween
