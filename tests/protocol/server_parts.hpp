// Reads the parts of a server's frame, for tests.
#pragma once

#include "server/protocol/json_door.hpp"
#include "server/protocol/object_reader.hpp"
#include "server/room/view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace spacebetween {

/// A part that must be there.
inline JsonView part(ObjectReader& keys, std::string_view key) { return keys.value(key).value(); }

std::optional<Time> read_time(ObjectReader& keys, std::string_view key);
std::vector<std::string> read_words(JsonView json);
RoleSet read_role_words(JsonView json);
Rights read_rights(ObjectReader& keys);
std::vector<MemberView> read_members(JsonView json);
RoomView read_room(JsonView json);
DraftView read_draft(JsonView json);
CarriedView read_carried(JsonView json);
/// Null for null.
SessionViewRef read_session(JsonView json);

}  // namespace spacebetween
