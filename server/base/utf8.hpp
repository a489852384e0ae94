// Text as code points: what is well formed, and how long it is.
#pragma once

#include <cstddef>
#include <string_view>

namespace spacebetween {

/// Whether `text` is UTF-8 without overlong forms, surrogates or numbers past U+10FFFF.
bool valid_utf8(std::string_view text);

/// Whether `text` may be kept as somebody's words: UTF-8 and no NUL.
bool valid_words(std::string_view text);

/// How many code points `text` has. It must be valid UTF-8.
std::size_t code_points(std::string_view text);

/// The byte at which the code point number `count` begins, or the end when there are fewer.
/// `text` must be valid UTF-8.
std::size_t byte_of_code_point(std::string_view text, std::size_t count);

}  // namespace spacebetween
