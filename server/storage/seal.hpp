// Sealing: what people wrote becomes cells that open only under their key and in their place.
#pragma once

#include "server/base/lifetime.hpp"
#include "server/storage/key_bytes.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_cipher_ctx_st;

namespace spacebetween {

using KeyNumber = std::int64_t;

/// Where a cell belongs. A cell that was moved to another place does not open.
struct Place {
    std::string_view table;
    std::string_view column;
    std::string_view owner;  ///< the room, the summary, the account: whatever the table is about
    std::int64_t row = 0;
    std::int64_t part = 0;
};

/// The key of one lifetime, AES-256-GCM. A cell is version (1 byte), key number (8), nonce (12),
/// text, tag (16); the text is padded to steps of 32 bytes, so that its length tells little.
///
/// Used from the storage thread. A key seals far fewer than 2^32 cells, the limit of random nonces.
class DataKey {
public:
    DataKey(KeyNumber number, Lifetime lifetime, const KeyBytes& bytes);

    [[nodiscard]] KeyNumber number() const { return number_; }
    [[nodiscard]] const Lifetime& lifetime() const { return lifetime_; }

    [[nodiscard]] std::string seal(const Place& place, std::string_view text);
    /// Nothing when the cell was changed, moved or sealed by another key: which, is not said.
    [[nodiscard]] std::optional<std::string> open(const Place& place, std::string_view cell);

private:
    struct Free {
        void operator()(evp_cipher_ctx_st* context) const;
    };
    using Context = std::unique_ptr<evp_cipher_ctx_st, Free>;

    KeyNumber number_;
    Lifetime lifetime_;
    Context sealing_;
    Context opening_;
};

/// Which key a cell says it needs; nothing when it is no cell.
std::optional<KeyNumber> key_of(std::string_view cell);

}  // namespace spacebetween
