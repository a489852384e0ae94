// Eight bytes at a time: texts are looked at so, for plain letters, which most words are, go by
// quickly; and numbers are written so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
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

/// A number as eight bytes, the lowest first whatever the machine.
inline void append_eight_bytes(std::string& out, std::int64_t number) {
    for (unsigned shift = 0; shift < 64; shift += 8) {
        out.push_back(static_cast<char>(static_cast<std::uint64_t>(number) >> shift & 0xff));
    }
}

}  // namespace spacebetween
