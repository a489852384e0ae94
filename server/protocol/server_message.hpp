// What the server says, as frames.
#pragma once

#include "server/protocol/json_writer.hpp"
#include "server/room/decision.hpp"
#include "server/room/presence.hpp"
#include "server/room/view.hpp"
#include "server/vocabulary/limits.hpp"
#include "server/vocabulary/names.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace spacebetween {

struct You {
    MemberId member;
    AccountId account;
    std::string name;
    RoleSet roles;
    Mandate mandate{};
};

enum class WelcomeMode : std::uint8_t { resume, snapshot };

struct Welcome {
    You you;
    WelcomeMode mode = WelcomeMode::snapshot;
    StreamId stream;
    std::int64_t last_cseq = 0;
    Time server_time;
    std::string durable = "power";  ///< what a change that was told survives
};

// Records go out as `Viewed`, and only `view` makes those: what a member may not see has no way
// into a frame. Each frame is one JSON text in canonical form. [R16]

std::string welcome_frame(const Welcome& welcome, const Limits& limits);
/// Where the group goes from here: `room` is empty for whoever waits, and when the sitting is over.
std::string agenda_frame(std::string_view agenda, const RoomId& room, bool over);
/// The parts of a snapshot, each within the limit unless one record alone passes it. [R30]
std::vector<std::string> snapshot_frames(const RoomSnapshot& snapshot, std::size_t part_bytes_max);
/// The answer to the change or command number `c`. [R39, R40]
std::string answer_frame(std::int64_t c, const std::variant<Ok, No>& what);
std::string ops_frame(std::span<const ViewedOps> groups);
std::string view_frame(const SendView& view);
std::string stage_frame(const SendStage& stage);
std::string presence_frame(const PresenceOf& presence);
std::string ping_frame();
/// Announces a close that means: come back after some time between these two. [R32]
std::string away_frame(CloseCode why, Millis retry_from, Millis retry_to);

/// A record as one viewer may see it, for whoever writes JSON that is no frame.
void write_viewed(JsonWriter& out, const Viewed& viewed);

}  // namespace spacebetween
