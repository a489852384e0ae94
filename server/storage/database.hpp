// One SQLite file and its only connection.
#pragma once

#include "server/storage/journal.hpp"
#include "server/storage/migrations.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace spacebetween {

/// Holds the file alone, from construction to destruction: Debian's SQLite can corrupt a WAL that
/// two connections share, and nobody else has business here. Checkpoints happen only when asked
/// for.
///
/// The first error since `begin` sticks: what follows does nothing, and `commit` says how it ended.
/// So a transaction reads as a plain list of statements.
class Database {
public:
    enum class Checkpoint : std::uint8_t {
        passive,   ///< moves what it can to the file
        truncate,  ///< and leaves an empty log, with nothing of what was deleted
    };

    /// Throws StorageError with a sentence for the operator.
    Database(const std::filesystem::path& file, std::span<const Migration> migrations);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    /// Starts a transaction, and forgets an earlier error.
    void begin();
    /// Ends it, for good or not at all, and forgets the error.
    CommitOutcome commit();
    void rollback();

    /// Whether a statement failed, and nothing runs until somebody takes note of it.
    [[nodiscard]] bool faulted() const { return fault_ != 0; }
    /// What the error that stuck means for the caller; forgets it.
    CommitOutcome take_outcome();
    /// Called by statements with what SQLite answered.
    void note(int code);

    CommitOutcome checkpoint(Checkpoint how);
    /// How long the log has grown, in pages.
    [[nodiscard]] int log_pages() const { return log_pages_; }

    [[nodiscard]] sqlite3* handle() const { return handle_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

private:
    void open();
    void harden();
    void pragma(const char* text, const char* expected);
    sqlite3_stmt* prepared(const char* text);
    /// Runs what has no rows, and says how it ended.
    static int run(sqlite3_stmt* statement);
    [[noreturn]] void give_up(const std::string& why);

    std::filesystem::path file_;
    std::string name_;
    sqlite3* handle_ = nullptr;
    sqlite3_stmt* begin_ = nullptr;  ///< kept, for each group of changes begins and commits
    sqlite3_stmt* commit_ = nullptr;
    int fault_ = 0;
    int log_pages_ = 0;
};

}  // namespace spacebetween
