// The master key's file, and what is derived from it.
#include "server/storage/master_key.hpp"

#include "server/base/assert.hpp"
#include "server/storage/storage_error.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace spacebetween {
namespace {

/// A descriptor that closes itself.
class File {
public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
    }
    [[nodiscard]] int get() const { return descriptor_; }

private:
    int descriptor_;
};

struct FreeKdf {
    void operator()(EVP_KDF* kdf) const { EVP_KDF_free(kdf); }
    void operator()(EVP_KDF_CTX* context) const { EVP_KDF_CTX_free(context); }
};

}  // namespace

MasterKey MasterKey::read(const std::filesystem::path& file) {
    const std::string where = "The master key " + file.string();
    const File opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (opened.get() < 0) {
        throw StorageError(where + " cannot be read. Without it nothing that was written opens.");
    }
    struct stat facts{};
    if (::fstat(opened.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) {
        throw StorageError(where + " is not a file.");
    }
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        throw StorageError(where + " may be read by others. Allow its owner only: chmod 600.");
    }
    // One byte more than there may be tells a longer file.
    std::array<std::byte, size + 1> bytes{};
    const ssize_t got = ::read(opened.get(), bytes.data(), bytes.size());
    if (got != static_cast<ssize_t>(size)) {
        throw StorageError(where + " is not a key: it must have exactly 32 bytes.");
    }
    KeyBytes key{};
    std::copy_n(bytes.begin(), size, key.begin());
    OPENSSL_cleanse(bytes.data(), bytes.size());
    MasterKey master(key);
    wipe(key);
    return master;
}

void MasterKey::create(const std::filesystem::path& file, Random& random) {
    const File made(::open(file.c_str(), O_CREAT | O_EXCL | O_CLOEXEC | O_WRONLY, 0600));
    if (made.get() < 0) {
        throw StorageError(
            "The master key " + file.string() + " cannot be made, or is there already."
        );
    }
    KeyBytes key{};
    random.fill(key);
    const bool written =
        ::write(made.get(), key.data(), key.size()) == static_cast<ssize_t>(size) &&
        ::fsync(made.get()) == 0;
    wipe(key);
    if (!written) {
        ::unlink(file.c_str());
        throw StorageError("The master key " + file.string() + " cannot be written.");
    }
}

MasterKey::MasterKey(MasterKey&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }

MasterKey::~MasterKey() { wipe(bytes_); }

KeyBytes MasterKey::derive(std::string_view purpose) const {
    const std::unique_ptr<EVP_KDF, FreeKdf> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const std::unique_ptr<EVP_KDF_CTX, FreeKdf> context(EVP_KDF_CTX_new(kdf.get()));
    ASSERT(context != nullptr);
    KeyBytes from = bytes_;
    std::string digest = "SHA256";
    std::string info = "spacebetween v1 ";
    info.append(purpose);
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, from.data(), from.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), info.size()),
        OSSL_PARAM_construct_end(),
    };
    KeyBytes derived{};
    auto* const out = reinterpret_cast<unsigned char*>(derived.data());
    const int done = EVP_KDF_derive(context.get(), out, derived.size(), parameters);
    wipe(from);
    ASSERT(done == 1);
    return derived;
}

}  // namespace spacebetween
