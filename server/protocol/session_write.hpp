// The parts of a frame that tell where a room and its session stand.
#pragma once

#include "server/protocol/json_writer.hpp"
#include "server/room/view.hpp"

#include <span>

namespace spacebetween {

/// Each writes one value. [R30, R31, R57, R59]
void write_room(JsonWriter& out, const RoomView& room);
void write_members(JsonWriter& out, std::span<const MemberView> members);
void write_session(JsonWriter& out, const SessionView& session);
void write_carried(JsonWriter& out, const CarriedView& carried);
void write_draft(JsonWriter& out, const DraftView& draft);

/// Two keys of an object: `may` and `see`.
void write_rights(JsonWriter& out, const Rights& rights);
void write_roles(JsonWriter& out, const RoleSet& roles);

}  // namespace spacebetween
