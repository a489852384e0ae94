// Digests with OpenSSL's fetched SHA-256.
#include "server/storage/digest.hpp"

#include "server/base/assert.hpp"
#include "server/base/eight_bytes.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <memory>

namespace spacebetween {
namespace {

struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

const EVP_MD* sha256() {
    static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    ASSERT(fetched != nullptr);
    return fetched;
}

Digest hashed(std::string_view bytes) {
    static thread_local const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
    Digest digest{};
    auto* const out = reinterpret_cast<unsigned char*>(digest.data());
    int done = EVP_DigestInit_ex2(context.get(), sha256(), nullptr);
    done &= EVP_DigestUpdate(context.get(), bytes.data(), bytes.size());
    done &= EVP_DigestFinal_ex(context.get(), out, nullptr);
    ASSERT(done == 1);
    return digest;
}

std::string_view view_of(const KeyBytes& key) {
    return {reinterpret_cast<const char*>(key.data()), key.size()};
}

ChainValue shortened(const Digest& digest) {
    ChainValue value{};
    std::copy_n(digest.begin(), value.size(), value.begin());
    return value;
}

}  // namespace

Digest digest_of(std::string_view bytes) { return hashed(bytes); }

ChainValue Chain::start(std::string_view room) const {
    std::string whole(view_of(key_));
    whole.append("start|").append(room);
    return shortened(hashed(whole));
}

ChainValue Chain::after(
    const ChainValue& before,
    std::int64_t entry,
    std::int64_t previous,
    const Digest& cell
) const {
    // Every part has a fixed length, so nothing can be added at the end of what was hashed.
    std::string whole;
    whole.reserve(128);
    whole.append(view_of(key_)).append(before.data(), before.size());
    append_eight_bytes(whole, entry);
    append_eight_bytes(whole, previous);
    whole.append(cell.data(), cell.size());
    return shortened(hashed(whole));
}

std::string blind_index(const KeyBytes& key, std::string_view text) {
    Digest digest{};
    auto* const out = reinterpret_cast<unsigned char*>(digest.data());
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    const int key_size = static_cast<int>(key.size());
    const unsigned char* const made =
        HMAC(EVP_sha256(), key.data(), key_size, bytes, text.size(), out, nullptr);
    ASSERT(made != nullptr);
    return std::string(digest.data(), sizeof(ChainValue));
}

}  // namespace spacebetween
