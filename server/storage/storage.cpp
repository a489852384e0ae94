// Opens the data directory, in the order that a crash between two files allows.
#include "server/storage/storage.hpp"

#include "server/base/log.hpp"
#include "server/storage/storage_error.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <vector>

#include <sys/statfs.h>

namespace spacebetween {
namespace {

/// Locks that other machines share do not hold what SQLite needs: NFS, CIFS, SMB2, 9p, AFS, Ceph.
constexpr std::array<unsigned long, 7> shared_file_systems = {
    0x6969UL,
    0xFF534D42UL,
    0xFE534D42UL,
    0x517BUL,
    0x01021997UL,
    0x5346414FUL,
    0x00C36400UL,
};

bool inside(const std::filesystem::path& file, const std::filesystem::path& directory) {
    std::error_code ignored;
    const auto inner = std::filesystem::weakly_canonical(file, ignored);
    const auto outer = std::filesystem::weakly_canonical(directory, ignored);
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first ==
           outer.end();
}

/// Makes and checks the directory; returns its path, so that it happens before the first file.
std::filesystem::path prepared(const StorageOptions& options) {
    if (inside(options.master_key, options.data)) {
        throw StorageError(
            "The master key must not lie in the data directory: whoever takes one has both."
        );
    }
    std::error_code failed;
    const bool made = std::filesystem::create_directories(options.data, failed);
    if (made) {
        std::filesystem::permissions(options.data, std::filesystem::perms::owner_all, failed);
    }
    struct statfs facts{};
    if (failed || ::statfs(options.data.c_str(), &facts) != 0) {
        throw StorageError(options.data.string() + " cannot be made or read.");
    }
    const auto kind = static_cast<unsigned long>(facts.f_type) & 0xFFFFFFFFUL;
    if (std::ranges::find(shared_file_systems, kind) != shared_file_systems.end()) {
        throw StorageError(
            options.data.string() + " is on a network file system. Use a disk of this machine."
        );
    }
    return options.data;
}

}  // namespace

Storage::Storage(const StorageOptions& options)
    : directory_(prepared(options)),
      master_(MasterKey::read(options.master_key)),
      keys_(directory_ / "keys.db", master_),
      accounts_(directory_ / "people.db", keys_, master_),
      journal_(directory_ / "rooms-0.db", keys_, master_) {}

std::vector<Database*> Storage::files() {
    return {&journal_.database(), &accounts_.database(), &keys_.database()};
}

Verification Storage::verify() { return Verification(files(), journal_, accounts_); }

Backup Storage::backup(const std::filesystem::path& target) { return Backup(files(), target); }

}  // namespace spacebetween
