// Takes the numbered steps that a file has not taken yet.
#include "server/storage/migrations.hpp"

#include "server/storage/storage_error.hpp"

#include <sqlite3.h>

#include <string>

namespace spacebetween {
namespace {

int version_of(sqlite3* database, std::string_view file_name) {
    sqlite3_stmt* statement = nullptr;
    int version = -1;
    if (sqlite3_prepare_v2(database, "PRAGMA user_version", -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW) {
        version = sqlite3_column_int(statement, 0);
    }
    sqlite3_finalize(statement);
    if (version < 0) {
        throw StorageError(std::string(file_name) + " cannot be read: " + sqlite3_errmsg(database));
    }
    return version;
}

void take(sqlite3* database, std::string_view file_name, const Migration& step) {
    const std::string whole = "BEGIN IMMEDIATE;\n" + std::string(step.sql) +
                              "\nPRAGMA user_version = " + std::to_string(step.number) +
                              ";\nCOMMIT;";
    if (sqlite3_exec(database, whole.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) {
        return;
    }
    const std::string why = sqlite3_errmsg(database);
    sqlite3_exec(database, "ROLLBACK", nullptr, nullptr, nullptr);
    throw StorageError(
        std::string(file_name) + ": step " + std::string(step.name) + " failed: " + why
    );
}

}  // namespace

void migrate(sqlite3* database, std::string_view file_name, std::span<const Migration> migrations) {
    const int taken = version_of(database, file_name);
    const int known = migrations.empty() ? 0 : migrations.back().number;
    if (taken > known) {
        throw StorageError(
            std::string(file_name) +
            " was written by a newer version of Spacebetween (its form is " +
            std::to_string(taken) + ", this version knows " + std::to_string(known) +
            "). Start the newer version, or restore an older backup."
        );
    }
    for (const Migration& step : migrations) {
        if (step.number > taken) {
            take(database, file_name, step);
        }
    }
}

}  // namespace spacebetween
