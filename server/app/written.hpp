// Pieces that several answers over HTTP are made of. Records pass through the room's view first.
#pragma once

#include "server/protocol/json_writer.hpp"
#include "server/protocol/server_message.hpp"
#include "server/room/review.hpp"
#include "server/room/room.hpp"
#include "server/room/view.hpp"

#include <map>
#include <string>

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
    if (!room.duty_number.empty()) json.key("duty_number").text(room.duty_number);
}

/// Who stands behind the members that records name, by id.
using Names = std::map<std::string, std::string>;

inline Names names_in(const Room& room) {
    Names names;
    for (const auto& member : room.state().members())
        names.emplace(member.id.text, member.who.name);
    return names;
}

inline void write_names(JsonWriter& json, const Names& names) {
    json.key("names").open_object();
    for (const auto& [id, name] : names)
        json.key(id).text(name);
    json.close_object();
}

}  // namespace spacebetween
