// Pieces that several answers over HTTP are made of. Records pass through the room's view first.
#pragma once

#include "server/protocol/json_writer.hpp"
#include "server/protocol/server_message.hpp"
#include "server/room/review.hpp"
#include "server/room/view.hpp"

namespace spacebetween {

inline void write_viewed(JsonWriter& json, const std::vector<Viewed>& all) {
    json.open_array();
    for (const auto& each : all)
        write_viewed(json, each);
    json.close_array();
}

/// Into an open object.
inline void write_room_keys(JsonWriter& json, const RoomView& room) {
    json.key("id").word(room.id.text).key("alias").text(room.alias);
    json.key("kind").word(to_string(room.kind)).key("team").word(room.team.text);
    json.key("call_link").text(room.call_link);
}

}  // namespace spacebetween
