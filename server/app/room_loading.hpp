// Reads a room back from the journal: its snapshot, then what happened after it.
#pragma once

#include "server/base/id.hpp"
#include "server/base/result.hpp"
#include "server/room/room_state.hpp"
#include "server/storage/journal.hpp"
#include "server/storage/storage_thread.hpp"

#include <boost/asio/awaitable.hpp>

namespace spacebetween {

/// The state that the journal holds, an empty one for a room that never wrote. A body that does not
/// decode counts as an unreadable cell: the room is not served, and nothing of it is changed.
Result<RoomState, LoadFault> state_of(const LoadedRoom& loaded);

boost::asio::awaitable<Result<RoomState, LoadFault>>
load_room(StorageThread& thread, Journal& journal, RoomId room);

}  // namespace spacebetween
