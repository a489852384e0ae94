// Passwords: which are good enough, and how they are kept (Argon2id through libsodium).
#pragma once

#include "server/vocabulary/limits.hpp"
#include "server/vocabulary/names.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace spacebetween {

struct PasswordCost {
    unsigned long long passes = 3;
    std::size_t memory_bytes = std::size_t{64} * 1024 * 1024;
};

/// Hashing takes a fifth of a second and 64 MiB on purpose: both functions are pure, keep nothing,
/// and run on the password pool, never on the network's or the storage's thread. The salt is
/// libsodium's. Empty only when the memory cannot be had.
std::string hash_password(std::string_view password, const PasswordCost& cost);
bool password_matches(std::string_view hash, std::string_view password);

/// The hash was made at another cost: it is made anew at the next sign-in.
bool wants_rehash(std::string_view hash, const PasswordCost& cost);

/// What an unknown address is compared with, so that it takes as long as a known one. Matches
/// nothing.
std::string_view dummy_hash();

/// Why a new password is refused: too short, or easy to guess from common ones or from `context`
/// (the person's name, address, the service). Nothing else is asked of it, and any length up to
/// `password_bytes` will do.
std::optional<HttpRefusal> password_fault(
    std::string_view password,
    std::span<const std::string_view> context,
    const Limits& limits
);

/// Overwrites a secret that is no longer needed.
void wipe(std::string& secret);

}  // namespace spacebetween
