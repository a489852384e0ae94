// Sealing with AES-256-GCM through OpenSSL's fetched cipher.
#include "server/storage/seal.hpp"

#include "server/base/assert.hpp"
#include "server/base/eight_bytes.hpp"
#include "server/base/random.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <utility>

namespace spacebetween {
namespace {

constexpr char cell_version = 1;
constexpr std::size_t number_bytes = 8;
constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;
constexpr std::size_t head_bytes = 1 + number_bytes + nonce_bytes;
constexpr std::size_t padding_step = 32;
constexpr char padding_mark = '\x80';

/// Fetched once: looking the cipher up for each cell takes longer than sealing it.
const EVP_CIPHER* cipher() {
    static const EVP_CIPHER* const fetched = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    ASSERT(fetched != nullptr);
    return fetched;
}

const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* octets(std::string& text, std::size_t from) {
    return reinterpret_cast<unsigned char*>(text.data() + from);
}

/// The kernel is asked for many nonces at once.
void add_nonce(std::string& out) {
    static thread_local std::array<std::byte, nonce_bytes * 256> store{};
    static thread_local std::size_t used = store.size();
    if (used == store.size()) {
        SystemRandom{}.fill(store);
        used = 0;
    }
    const auto* const start = reinterpret_cast<const char*>(store.data() + used);
    out.append(start, nonce_bytes);
    used += nonce_bytes;
}

/// What a cell is bound to. The names end in a bar and the numbers have a fixed length, so that two
/// places never read the same.
std::string bound_to(const Place& place, KeyNumber key) {
    std::string bound;
    bound.reserve(96);
    bound.append("sb1|").append(place.table).append("|").append(place.column).append("|");
    bound.append(place.owner).append("|");
    append_eight_bytes(bound, place.row);
    append_eight_bytes(bound, place.part);
    append_eight_bytes(bound, key);
    return bound;
}

void set_key(EVP_CIPHER_CTX* context, const KeyBytes& bytes, bool sealing) {
    const auto* const key = reinterpret_cast<const unsigned char*>(bytes.data());
    const int done = sealing ? EVP_EncryptInit_ex2(context, cipher(), key, nullptr, nullptr)
                             : EVP_DecryptInit_ex2(context, cipher(), key, nullptr, nullptr);
    ASSERT(done == 1);
}

}  // namespace

void DataKey::Free::operator()(evp_cipher_ctx_st* context) const { EVP_CIPHER_CTX_free(context); }

DataKey::DataKey(KeyNumber number, Lifetime lifetime, const KeyBytes& bytes)
    : number_(number),
      lifetime_(std::move(lifetime)),
      sealing_(EVP_CIPHER_CTX_new()),
      opening_(EVP_CIPHER_CTX_new()) {
    ASSERT(sealing_ != nullptr && opening_ != nullptr);
    set_key(sealing_.get(), bytes, true);
    set_key(opening_.get(), bytes, false);
}

std::string DataKey::seal(const Place& place, std::string_view text) {
    const std::size_t padding = padding_step - text.size() % padding_step;
    std::array<unsigned char, padding_step> tail{};
    tail[0] = static_cast<unsigned char>(padding_mark);

    std::string cell;
    cell.reserve(head_bytes + text.size() + padding + tag_bytes);
    cell.push_back(cell_version);
    append_eight_bytes(cell, number_);
    add_nonce(cell);
    cell.resize(head_bytes + text.size() + padding + tag_bytes);

    EVP_CIPHER_CTX* const context = sealing_.get();
    const std::string bound = bound_to(place, number_);
    const unsigned char* const nonce = octets(cell) + 1 + number_bytes;
    unsigned char* const out = octets(cell, head_bytes);
    const int size = static_cast<int>(text.size());
    int written = 0;
    int done = EVP_EncryptInit_ex2(context, nullptr, nullptr, nonce, nullptr);
    done &= EVP_EncryptUpdate(
        context,
        nullptr,
        &written,
        octets(bound),
        static_cast<int>(bound.size())
    );
    if (size > 0) {
        done &= EVP_EncryptUpdate(context, out, &written, octets(text), size);
    }
    unsigned char* const rest = out + size;
    done &= EVP_EncryptUpdate(context, rest, &written, tail.data(), static_cast<int>(padding));
    unsigned char* const tag = rest + padding;
    done &= EVP_EncryptFinal_ex(context, tag, &written);
    done &= EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, tag_bytes, tag);
    ASSERT(done == 1);
    return cell;
}

std::optional<std::string> DataKey::open(const Place& place, std::string_view cell) {
    if (cell.size() < head_bytes + padding_step + tag_bytes || key_of(cell) != number_) {
        return std::nullopt;
    }
    EVP_CIPHER_CTX* const context = opening_.get();
    const std::string bound = bound_to(place, number_);
    const unsigned char* const nonce = octets(cell) + 1 + number_bytes;
    const std::size_t size = cell.size() - head_bytes - tag_bytes;
    std::string tag(cell.substr(head_bytes + size));
    std::string text(size, '\0');
    int written = 0;
    int done = EVP_DecryptInit_ex2(context, nullptr, nullptr, nonce, nullptr);
    done &= EVP_DecryptUpdate(
        context,
        nullptr,
        &written,
        octets(bound),
        static_cast<int>(bound.size())
    );
    done &= EVP_DecryptUpdate(
        context,
        octets(text, 0),
        &written,
        octets(cell) + head_bytes,
        static_cast<int>(size)
    );
    done &= EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, tag_bytes, tag.data());
    if (done != 1 || EVP_DecryptFinal_ex(context, octets(text, 0) + size, &written) != 1) {
        OPENSSL_cleanse(text.data(), text.size());
        return std::nullopt;
    }
    const std::size_t mark = text.find_last_not_of('\0');
    if (mark == std::string::npos || text[mark] != padding_mark) {
        return std::nullopt;
    }
    text.resize(mark);
    return text;
}

std::optional<KeyNumber> key_of(std::string_view cell) {
    if (cell.size() < head_bytes || cell[0] != cell_version) {
        return std::nullopt;
    }
    std::uint64_t number = 0;
    for (std::size_t byte = 0; byte < number_bytes; ++byte) {
        const auto part = static_cast<unsigned char>(cell[1 + byte]);
        number |= std::uint64_t{part} << (8 * byte);
    }
    return static_cast<KeyNumber>(number);
}

}  // namespace spacebetween
