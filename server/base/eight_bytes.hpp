// Looking at a text eight bytes at a time: plain letters, which most words are, go by quickly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace spacebetween {

/// One in each of eight bytes.
inline constexpr std::uint64_t eight_ones = 0x0101010101010101U;

/// The eight bytes from `at` on, which `text` must have.
inline std::uint64_t eight_bytes(std::string_view text, std::size_t at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    return bytes;
}

}  // namespace spacebetween
