// A change as a member writes it: where its ops belong, whether they may, and what the server adds.
#pragma once

#include "server/board/op.hpp"
#include "server/room/permission.hpp"

#include <span>
#include <variant>
#include <vector>

namespace spacebetween {

/// The ops of one change with what they are about.
struct Located {
    Placement where = Placement::shared;
    std::vector<Subject> subjects;  ///< one for each op
    std::vector<Type> homes;        ///< whose homes decide, one for each op
    bool urgent = false;            ///< all of it belongs to a safety stop
};

/// Finds what each op is about. `schema` when the ops belong on boards with different keys.
Refused<Located> locate(const RoomState& state, const MemberId& writer, std::span<const Op> ops);

/// Whether the author wrote for another audience than the present one: before a sealed stage was
/// entered or left. Then nothing that can be sealed may land anywhere.
bool for_another_audience(const RoomState& state, std::int64_t stage, const Located& located);

/// The first reason why this change is not for this member now.
std::optional<No> why_not(const Writer& writer, std::span<const Op> ops, const Located& located);

}  // namespace spacebetween
