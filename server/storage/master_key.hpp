// The one secret that opens everything else: 32 bytes in a file outside the data directory.
#pragma once

#include "server/base/random.hpp"
#include "server/storage/key_bytes.hpp"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace spacebetween {

/// Wiped from memory when it goes. It is never used itself: what seals, indexes and chains is
/// derived from it, each for one purpose.
class MasterKey {
public:
    static constexpr std::size_t size = 32;

    /// Throws StorageError when the file is missing, has another size, or may be read by others.
    static MasterKey read(const std::filesystem::path& file);

    /// Writes a new key, readable by its owner only. Throws StorageError when the file exists.
    static void create(const std::filesystem::path& file, Random& random);

    explicit MasterKey(const KeyBytes& bytes) : bytes_(bytes) {}
    MasterKey(const MasterKey&) = delete;
    MasterKey& operator=(const MasterKey&) = delete;
    MasterKey(MasterKey&& other) noexcept;
    MasterKey& operator=(MasterKey&&) = delete;
    ~MasterKey();

    /// The key for one purpose (HKDF-SHA256), such as "wrap" or "index".
    [[nodiscard]] KeyBytes derive(std::string_view purpose) const;

private:
    KeyBytes bytes_;
};

}  // namespace spacebetween
