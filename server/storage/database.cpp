// One SQLite file and its only connection.
#include "server/storage/database.hpp"

#include "server/base/assert.hpp"
#include "server/base/log.hpp"
#include "server/storage/durability.hpp"
#include "server/storage/storage_error.hpp"

#include <sqlite3.h>

#include <string_view>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace spacebetween {
namespace {

int remember_log_length(void* pages, sqlite3*, const char*, int length) {
    *static_cast<int*>(pages) = length;
    return SQLITE_OK;
}

/// The owner alone may read the file: SQLite gives its log the same permissions.
void make_private(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_CREAT | O_EXCL | O_CLOEXEC | O_WRONLY, 0600);
    if (descriptor >= 0) {
        ::close(descriptor);
    }
}

}  // namespace

Database::Database(const std::filesystem::path& file, std::span<const Migration> migrations)
    : file_(file),
      name_(file.filename().string()) {
    open();
    try {
        harden();
        migrate(handle_, name_, migrations);
        begin_ = prepared("BEGIN IMMEDIATE");
        commit_ = prepared("COMMIT");
    } catch (const StorageError&) {
        sqlite3_finalize(begin_);
        sqlite3_close(handle_);
        throw;
    }
    sqlite3_wal_hook(handle_, remember_log_length, &log_pages_);
}

Database::~Database() {
    sqlite3_finalize(begin_);
    sqlite3_finalize(commit_);
    // A statement that is still open here would keep the lock: its owner must be gone before.
    ASSERT(sqlite3_close(handle_) == SQLITE_OK);
}

void Database::open() {
    make_private(file_);
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(file_.c_str(), &handle_, flags, nullptr);
    if (code != SQLITE_OK) {
        const std::string why = sqlite3_errstr(code);
        sqlite3_close(handle_);
        throw StorageError(file_.string() + " cannot be opened: " + why);
    }
}

void Database::harden() {
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle_, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    // Exclusive comes before WAL: then the log's index is in our memory and nobody can share it.
    pragma("PRAGMA locking_mode = EXCLUSIVE", "exclusive");
    pragma("PRAGMA journal_mode = WAL", "wal");
    pragma((std::string("PRAGMA synchronous = ") + durability().synchronous).c_str(), nullptr);
    pragma("PRAGMA wal_autocheckpoint = 0", nullptr);
    pragma("PRAGMA cell_size_check = ON", nullptr);
    pragma("PRAGMA foreign_keys = ON", nullptr);
    pragma("PRAGMA secure_delete = ON", nullptr);
    pragma("PRAGMA mmap_size = 0", nullptr);
    pragma("PRAGMA temp_store = MEMORY", nullptr);
    pragma("PRAGMA journal_size_limit = 67108864", nullptr);
    pragma("PRAGMA cache_size = -8192", nullptr);
    // Takes the lock now, and not at the first change.
    pragma("BEGIN IMMEDIATE", nullptr);
    pragma("COMMIT", nullptr);
}

void Database::pragma(const char* text, const char* expected) {
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v2(handle_, text, -1, &statement, nullptr);
    bool as_expected = expected == nullptr;
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW && expected != nullptr) {
            const unsigned char* const answer = sqlite3_column_text(statement, 0);
            // A cast from SQLite's unsigned text.
            as_expected = answer != nullptr &&
                          std::string_view(reinterpret_cast<const char*>(answer)) == expected;
        }
    }
    sqlite3_finalize(statement);
    if ((code != SQLITE_DONE && code != SQLITE_ROW) || !as_expected) {
        give_up(code == SQLITE_ROW ? std::string(text) + " was not obeyed" : sqlite3_errstr(code));
    }
}

sqlite3_stmt* Database::prepared(const char* text) {
    sqlite3_stmt* statement = nullptr;
    const unsigned keep = SQLITE_PREPARE_PERSISTENT;
    const int code = sqlite3_prepare_v3(handle_, text, -1, keep, &statement, nullptr);
    if (code != SQLITE_OK) {
        give_up(sqlite3_errstr(code));
    }
    return statement;
}

int Database::run(sqlite3_stmt* statement) {
    const int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code;
}

void Database::give_up(const std::string& why) {
    const int code = sqlite3_errcode(handle_);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        throw StorageError(
            file_.string() + " is in use: a server is running on this data directory."
        );
    }
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) {
        throw StorageError(file_.string() + " is damaged: " + why + ". Restore it from a backup.");
    }
    throw StorageError(file_.string() + " cannot be used: " + why);
}

void Database::begin() {
    ASSERT(sqlite3_get_autocommit(handle_) != 0);
    fault_ = 0;
    note(run(begin_));
}

CommitOutcome Database::commit() {
    if (!faulted()) {
        note(run(commit_));
    }
    if (faulted()) {
        rollback();
    }
    return take_outcome();
}

void Database::rollback() {
    if (sqlite3_get_autocommit(handle_) == 0) {
        sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

CommitOutcome Database::take_outcome() {
    const int fault = std::exchange(fault_, 0);
    if (fault == 0) {
        return CommitOutcome::committed;
    }
    return (fault & 0xff) == SQLITE_FULL ? CommitOutcome::full : CommitOutcome::failed;
}

void Database::note(int code) {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE || faulted()) {
        return;
    }
    fault_ = code;
    log_line(Level::fault, "storage_error", {{"file", name_}, {"code", std::to_string(code)}});
}

CommitOutcome Database::checkpoint(Checkpoint how) {
    fault_ = 0;
    const int mode =
        how == Checkpoint::truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    note(sqlite3_wal_checkpoint_v2(handle_, nullptr, mode, nullptr, nullptr));
    if (!faulted()) {
        log_pages_ = 0;
    }
    return take_outcome();
}

}  // namespace spacebetween
