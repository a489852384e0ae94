// What the practice asks of endings and of worries, beyond who may write them.
#pragma once

#include "server/board/op.hpp"
#include "server/room/deciding.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace spacebetween {

/// What a change still needs, by the name that a refusal carries; nothing when it may happen.
/// `reason`: work with a family ends with words that the family can be told [B12].
/// `threshold`: what was decided is not turned into an ending afterwards [B12].
/// `worry_lines`: a page says the worry in a few plain lines [W50].
std::optional<std::string_view> still_needs(const Deciding& deciding, std::span<const Op> ops);

}  // namespace spacebetween
