// The bytes of a key, and how they are forgotten.
#pragma once

#include <openssl/crypto.h>

#include <array>
#include <cstddef>
#include <string>

namespace spacebetween {

using KeyBytes = std::array<std::byte, 32>;

/// In a way that the compiler may not leave out.
inline void wipe(KeyBytes& bytes) { OPENSSL_cleanse(bytes.data(), bytes.size()); }
inline void wipe(std::string& bytes) { OPENSSL_cleanse(bytes.data(), bytes.size()); }

}  // namespace spacebetween
