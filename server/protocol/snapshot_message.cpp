// A snapshot as frames: cut into parts, so that none of them keeps the wire for long.
#include "server/protocol/server_message.hpp"
#include "server/protocol/session_write.hpp"

namespace spacebetween {
namespace {

/// What a part has besides its heading and its records.
constexpr std::size_t part_bytes_around = 80;

std::string heading_of(const RoomSnapshot& snapshot) {
    std::string heading;
    JsonWriter out(heading);
    out.key("room");
    write_room(out, snapshot.room);
    out.key("members");
    write_members(out, snapshot.members);
    out.key("session");
    if (snapshot.session != nullptr) {
        write_session(out, *snapshot.session);
    } else {
        out.null();
    }
    if (snapshot.waiting) out.key("waiting").flag(true);
    if (snapshot.draft) {
        out.key("draft");
        write_draft(out, *snapshot.draft);
    }
    if (snapshot.carried) {
        out.key("carried");
        write_carried(out, *snapshot.carried);
    }
    write_rights(out, snapshot.rights);
    return heading;
}

/// Records as they stand in an array, packed so that each pack keeps within what its part leaves.
std::vector<std::string> packs_of(
    const std::vector<Viewed>& records,
    std::size_t heading_bytes,
    std::size_t part_bytes_max
) {
    std::vector<std::string> packs(1);
    std::size_t around = part_bytes_around + heading_bytes;
    for (const auto& viewed : records) {
        std::string written;
        JsonWriter out(written);
        write_viewed(out, viewed);
        const bool fits = around + packs.back().size() + 1 + written.size() <= part_bytes_max;
        const bool opens_part = packs.back().empty() && packs.size() > 1;
        if (!fits && !opens_part) {
            packs.emplace_back();
            around = part_bytes_around;
        }
        if (!packs.back().empty()) packs.back() += ',';
        packs.back() += written;
    }
    return packs;
}

}  // namespace

std::vector<std::string> snapshot_frames(const RoomSnapshot& snapshot, std::size_t part_bytes_max) {
    const auto heading = heading_of(snapshot);
    const auto packs = packs_of(snapshot.records, heading.size(), part_bytes_max);
    std::vector<std::string> frames;
    for (std::size_t i = 0; i < packs.size(); ++i) {
        auto& frame = frames.emplace_back();
        JsonWriter out(frame);
        out.open_object().key("t").word("snapshot").key("part");
        out.whole(static_cast<std::int64_t>(i + 1)).key("parts");
        out.whole(static_cast<std::int64_t>(packs.size()));
        if (i == 0) out.raw(heading);
        out.key("records").open_array();
        if (!packs[i].empty()) out.raw(packs[i]);
        out.close_array().close_object();
    }
    return frames;
}

}  // namespace spacebetween
