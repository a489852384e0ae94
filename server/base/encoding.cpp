// Bytes as text that survives a URL: base64url without padding, and hex.
#include "server/base/encoding.hpp"

#include <cstdint>

namespace spacebetween {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

}  // namespace

std::string base64url(std::span<const std::byte> bytes) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t held = 0;
    int held_bits = 0;
    for (const auto byte : bytes) {
        held = (held << 8U) | std::to_integer<std::uint32_t>(byte);
        held_bits += 8;
        while (held_bits >= 6) {
            held_bits -= 6;
            text += alphabet[(held >> static_cast<unsigned>(held_bits)) & 63U];
        }
    }
    if (held_bits > 0) text += alphabet[(held << static_cast<unsigned>(6 - held_bits)) & 63U];
    return text;
}

std::optional<std::vector<std::byte>> from_base64url(std::string_view text) {
    if (text.size() % 4 == 1) return std::nullopt;
    std::vector<std::byte> bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t held = 0;
    int held_bits = 0;
    for (const char character : text) {
        const auto place = alphabet.find(character);
        if (place == std::string_view::npos) return std::nullopt;
        held = (held << 6U) | static_cast<std::uint32_t>(place);
        held_bits += 6;
        if (held_bits < 8) continue;
        held_bits -= 8;
        bytes.push_back(static_cast<std::byte>((held >> static_cast<unsigned>(held_bits)) & 255U));
    }
    const std::uint32_t rest = held & ((1U << static_cast<unsigned>(held_bits)) - 1U);
    if (rest != 0) return std::nullopt;
    return bytes;
}

std::string hex(std::span<const std::byte> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        const auto number = std::to_integer<unsigned>(byte);
        text += digits[number >> 4U];
        text += digits[number & 15U];
    }
    return text;
}

}  // namespace spacebetween
