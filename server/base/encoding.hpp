// Bytes as text that survives a URL: base64url without padding, and hex.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

/// RFC 4648 section 5, without padding.
std::string base64url(std::span<const std::byte> bytes);

/// The bytes again, or nothing when `text` is not exactly what `base64url` would have written.
std::optional<std::vector<std::byte>> from_base64url(std::string_view text);

/// Lower-case, two characters a byte.
std::string hex(std::span<const std::byte> bytes);

}  // namespace spacebetween
