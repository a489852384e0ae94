// How wide words are when they are drawn, exactly alike on the screen and on the server.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

/// The font size of this name in the notation, in whole units.
int font_size(std::string_view name);

/// The width of a line of words at a font size, in whole units, rounded up. The text must be valid
/// UTF-8.
int text_width(std::string_view text, int size);

/// Breaks words at spaces into at most `most` lines no wider than `room`; what does not fit ends
/// in "…".
std::vector<std::string> wrapped(std::string_view text, int size, int room, std::size_t most);

}  // namespace spacebetween
