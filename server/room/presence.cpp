// Leaves out of a presence what its viewer may not know.
#include "server/room/presence.hpp"

#include "server/room/door.hpp"

namespace spacebetween {

Presence shown_presence(const RoomState& state, const Door& door, const Presence& said) {
    Presence shown;
    shown.here = said.here;
    const Session* session = state.session();
    if (session != nullptr && session->stage().mode != Mode::open &&
        session->stage().mode != Mode::readonly) {
        return shown;
    }
    if (said.board && *said.board != BoardName::own && door.rights().see.contains(*said.board)) {
        shown.board = said.board;
    }
    if (said.on) {
        const RecordRef record = state.shared().find(*said.on);
        if (record && door.shows(*record)) {
            shown.on = said.on;
        }
    }
    // Whoever types where this viewer cannot look does nothing that this viewer may know.
    const bool elsewhere = (said.board && !shown.board) || (said.on && !shown.on);
    shown.typing = said.typing && !elsewhere && (shown.board || shown.on);
    return elsewhere ? Presence{said.here, std::nullopt, std::nullopt, false} : shown;
}

}  // namespace spacebetween
