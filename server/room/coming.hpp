// What a change would leave in a field, before it is applied.
#pragma once

#include "server/board/op.hpp"
#include "server/room/room_state.hpp"

#include <span>
#include <string_view>

namespace spacebetween {

/// What a field of a record will hold when the change is done; what it holds now when the change
/// leaves it alone. Texts and sets are as they stand now.
Value coming(
    const RoomState& state,
    std::span<const Op> ops,
    const RecordId& id,
    Type type,
    std::string_view name
);

[[nodiscard]] bool is_word(const Value& value, std::string_view word);

/// The record that an op makes or sets; nothing for other ops.
[[nodiscard]] const RecordId* meant_by(const Op& op);

}  // namespace spacebetween
