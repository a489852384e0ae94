// Reads a room back from the journal: its snapshot, then what happened after it.
#include "server/app/room_loading.hpp"

#include "server/base/log.hpp"
#include "server/protocol/journal_form.hpp"

#include <utility>
#include <vector>

namespace spacebetween {

Result<RoomState, LoadFault> state_of(const LoadedRoom& loaded) {
    std::vector<StatePart> parts;
    parts.reserve(loaded.parts.size());
    for (const auto& part : loaded.parts) {
        auto decoded = state_part_from(part.body);
        if (!decoded) return LoadFault::unreadable_cell;
        parts.push_back(*std::move(decoded));
    }
    RoomState state(std::move(parts));
    for (const auto& row : loaded.rows) {
        const auto entry = entry_from(row.body);
        if (!entry) return LoadFault::unreadable_cell;
        state.apply(*entry);
    }
    return state;
}

boost::asio::awaitable<Result<RoomState, LoadFault>>
load_room(StorageThread& thread, Journal& journal, RoomId room) {
    // Reading and decoding stay on the storage thread: the network goes on meanwhile.
    auto job = [&journal, room]() -> Result<RoomState, LoadFault> {
        auto loaded = journal.load(room);
        if (!loaded) return loaded.error();
        return state_of(*loaded);
    };
    auto state = co_await thread.run(std::move(job));
    if (!state) {
        log_line(
            Level::fault,
            "room_not_loaded",
            {{"room", room.text}, {"why", std::string(to_string(state.error()))}}
        );
    }
    co_return state;
}

}  // namespace spacebetween
