// How many bytes of a text stand in a JSON string as they are.
#pragma once

#include "server/base/eight_bytes.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace spacebetween {

/// Whether a byte must be escaped in a JSON string: quotes, backslashes and control characters.
constexpr bool needs_escape(char letter) {
    return static_cast<unsigned char>(letter) < 0x20U || letter == '"' || letter == '\\';
}

/// How many bytes `text` begins with that need no escape. Looked at eight at a time: words make up
/// most of what is read and written.
inline std::size_t plain_bytes(std::string_view text) {
    static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");
    constexpr std::uint64_t highs = eight_ones * 0x80U;
    const auto none = [](std::uint64_t bytes) { return (bytes - eight_ones) & ~bytes & highs; };
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        const std::uint64_t bytes = eight_bytes(text, at);
        const std::uint64_t control = (bytes - eight_ones * 0x20U) & ~bytes & highs;
        const std::uint64_t quote = none(bytes ^ eight_ones * std::uint64_t{'"'});
        const std::uint64_t backslash = none(bytes ^ eight_ones * std::uint64_t{'\\'});
        // A borrow may mark bytes above a true mark, and never one below it.
        if (const std::uint64_t marks = control | quote | backslash; marks != 0) {
            return at + static_cast<std::size_t>(std::countr_zero(marks)) / 8;
        }
    }
    while (at < text.size() && !needs_escape(text[at]))
        ++at;
    return at;
}

}  // namespace spacebetween
