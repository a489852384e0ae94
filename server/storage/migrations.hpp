// The numbered steps that bring a file from nothing to what this version expects.
#pragma once

#include <span>
#include <string_view>

struct sqlite3;

namespace spacebetween {

/// One file of server/storage/migrations/<store>/, compiled in. Append-only: a step that was
/// released never changes.
struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;
};

std::span<const Migration> keys_migrations();
std::span<const Migration> people_migrations();
std::span<const Migration> rooms_migrations();

/// Takes the steps that the file has not taken yet, each in a transaction that also counts it in
/// `PRAGMA user_version`. Throws StorageError when the file has taken more steps than are known
/// here.
void migrate(sqlite3* database, std::string_view file_name, std::span<const Migration> migrations);

}  // namespace spacebetween
