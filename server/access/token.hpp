// Secrets that are handed out once and kept only as a hash: logins, tickets, invitations.
#pragma once

#include "server/base/random.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace spacebetween {

/// 256 bits, base64url: 43 characters.
inline constexpr std::size_t token_characters = 43;

std::string new_token(Random& random);

/// What is stored in its place. A token has 256 random bits, so a plain hash cannot be guessed
/// back.
std::string token_hash(std::string_view token);

/// Whether this can be a token at all. What cannot is never looked up.
bool token_well_formed(std::string_view text);

}  // namespace spacebetween
