// Digests: the chain that binds a room's entries together, and the blind index of an address.
#pragma once

#include "server/storage/seal.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace spacebetween {

using Digest = std::array<char, 32>;

/// SHA-256 of stored bytes.
Digest digest_of(std::string_view bytes);

/// The chain's value after an entry: 128 bits under a key of its own, over the value before it, the
/// entry's place and the digest of its cell. It is over what is stored, never over what was
/// written, so it still holds when a cell is emptied, and tells nothing about who wrote what.
using ChainValue = std::array<char, 16>;

class Chain {
public:
    explicit Chain(const KeyBytes& key) : key_(key) {}
    Chain(const Chain&) = delete;
    Chain& operator=(const Chain&) = delete;
    ~Chain() { wipe(key_); }

    [[nodiscard]] ChainValue start(std::string_view room) const;
    [[nodiscard]] ChainValue after(
        const ChainValue& before,
        std::int64_t entry,
        std::int64_t previous,
        const Digest& cell
    ) const;

private:
    KeyBytes key_;
};

/// 128 bits of HMAC-SHA256: finds an address again without storing it.
std::string blind_index(const KeyBytes& key, std::string_view text);

}  // namespace spacebetween
