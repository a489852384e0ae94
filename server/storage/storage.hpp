// Everything that is kept: opens the data directory, and is what the rest of the server holds of
// it.
#pragma once

#include "server/storage/backup.hpp"
#include "server/storage/journal.hpp"
#include "server/storage/keys.hpp"
#include "server/storage/master_key.hpp"
#include "server/storage/sqlite_accounts.hpp"
#include "server/storage/sqlite_journal.hpp"
#include "server/storage/verify.hpp"

#include <filesystem>
#include <vector>

namespace spacebetween {

struct StorageOptions {
    std::filesystem::path data;        ///< made when it is missing
    std::filesystem::path master_key;  ///< a file outside `data`
};

/// Opens keys.db, then people.db, then rooms-0.db, and holds each alone: a second opener, in this
/// process or another, is refused. Throws StorageError with a sentence for the operator.
///
/// After construction it is used from the storage thread alone.
class Storage {
public:
    explicit Storage(const StorageOptions& options);

    [[nodiscard]] Journal& journal() { return journal_; }
    [[nodiscard]] Accounts& accounts() { return accounts_; }

    /// Call `step` until it is over, through StorageThread::run_slices while the server serves.
    [[nodiscard]] Verification verify();

    /// Into an empty or missing directory; likewise.
    [[nodiscard]] Backup backup(const std::filesystem::path& target);

private:
    std::vector<Database*> files();

    std::filesystem::path directory_;
    MasterKey master_;
    Keys keys_;
    SqliteAccounts accounts_;
    SqliteJournal journal_;
};

}  // namespace spacebetween
