// Draws tokens and hashes them (SHA-256).
#include "server/access/token.hpp"

#include "server/base/encoding.hpp"

#include <sodium.h>

#include <array>
#include <span>

namespace spacebetween {

std::string new_token(Random& random) {
    std::array<std::byte, 32> secret{};
    random.fill(secret);
    std::string token = base64url(secret);
    sodium_memzero(secret.data(), secret.size());
    return token;
}

std::string token_hash(std::string_view token) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    // The library's own type for bytes; a view's characters are bytes too.
    crypto_hash_sha256(
        digest.data(),
        reinterpret_cast<const unsigned char*>(token.data()),
        token.size()
    );
    return base64url(std::as_bytes(std::span(digest)));
}

bool token_well_formed(std::string_view text) {
    return text.size() == token_characters && from_base64url(text).has_value();
}

}  // namespace spacebetween
