// Reads everything that is kept and says what is wrong with it.
#pragma once

#include "server/base/id.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace spacebetween {

class Database;
class SqliteAccounts;
class SqliteJournal;

/// Three checks: SQLite's own of each file's structure; the chain and every cell of each room, with
/// its pages; the proof of each row of the register. One step checks one file, one room or the
/// register.
///
/// Used on the storage thread, commits between.
class Verification {
public:
    Verification(std::vector<Database*> files, SqliteJournal& journal, SqliteAccounts& accounts);

    /// Whether it is over.
    bool step();

    /// One sentence each, with ids and no words that anybody wrote.
    [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }
    [[nodiscard]] std::size_t rooms() const { return rooms_checked_; }
    [[nodiscard]] std::size_t entries() const { return entries_checked_; }

private:
    void check_file(Database& file);
    void check_room(const RoomId& room);

    std::vector<Database*> files_;
    SqliteJournal& journal_;
    SqliteAccounts& accounts_;
    std::vector<RoomId> rooms_;
    std::vector<std::string> problems_;
    std::size_t rooms_checked_ = 0;
    std::size_t entries_checked_ = 0;
    bool register_checked_ = false;
};

}  // namespace spacebetween
