// A signature is given to the page as it stood when it was given.
#pragma once

#include "server/board/change.hpp"
#include "server/room/entry.hpp"
#include "server/room/room_state.hpp"

#include <optional>
#include <span>

namespace spacebetween {

/// Takes back the signatures of a page that is not yet signed by all, if what was touched is among
/// its words: whoever changes them asks for the signatures again. The board is as it is after.
void void_signatures(
    const RoomState& state,
    std::span<const Touched> touched,
    std::optional<SessionChange>& change
);

}  // namespace spacebetween
