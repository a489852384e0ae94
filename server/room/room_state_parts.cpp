// A room's state as parts by lifetime, and put together again.
#include "server/room/room_state.hpp"

#include <utility>

namespace spacebetween {

std::vector<StatePart> RoomState::parts() const {
    std::vector<StatePart> parts;
    parts.push_back({room_key(), SharedPart{values_, shared_.parts()}});
    for (const auto& [member, board] : own_) {
        parts.push_back({own_key(member), HiddenPart{Placement::own, member, board.parts()}});
    }
    for (const auto& [member, board] : sealed_) {
        parts.push_back({sealed_key(), HiddenPart{Placement::sealed, member, board.parts()}});
    }
    return parts;
}

RoomState::RoomState(std::vector<StatePart> parts) {
    for (StatePart& part : parts) {
        if (SharedPart* shared = std::get_if<SharedPart>(&part.what)) {
            values_ = std::move(shared->values);
            shared_ = Board(std::move(shared->board));
        } else if (HiddenPart* hidden = std::get_if<HiddenPart>(&part.what)) {
            board_for(hidden->where, hidden->owner) = Board(std::move(hidden->board));
        }
    }
    find_stops();
}

}  // namespace spacebetween
