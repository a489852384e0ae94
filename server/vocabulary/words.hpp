// The words of the product, for what the server itself writes: summaries, calendars, first answers.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace spacebetween {

/// The sentence that stands under this key in shared/text, or the key itself when there is none.
std::string_view word(std::string_view key);

using Slot = std::pair<std::string_view, std::string_view>;

/// The same with its {slots} filled. A slot that is not named stays as it is.
std::string say(std::string_view key, std::initializer_list<Slot> slots);

}  // namespace spacebetween
