// A prepared statement, and one use of it.
#include "server/storage/statement.hpp"

#include "server/storage/storage_error.hpp"

#include <sqlite3.h>

#include <string>

namespace spacebetween {

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
    const int code = sqlite3_prepare_v3(
        database.handle(),
        sql.data(),
        static_cast<int>(sql.size()),
        SQLITE_PREPARE_PERSISTENT,
        &handle_,
        nullptr
    );
    if (code != SQLITE_OK) {
        throw StorageError(
            database.name() +
            " does not have the expected form: " + sqlite3_errmsg(database.handle())
        );
    }
}

Statement::~Statement() { sqlite3_finalize(handle_); }

Query::Query(Statement& statement) : statement_(statement) {}

Query::~Query() {
    sqlite3_reset(statement_.handle_);
    sqlite3_clear_bindings(statement_.handle_);
}

Query& Query::bind(int place, std::int64_t number) {
    statement_.database_.note(sqlite3_bind_int64(statement_.handle_, place, number));
    return *this;
}

Query& Query::text(int place, std::string_view text) {
    statement_.database_.note(sqlite3_bind_text64(
        statement_.handle_,
        place,
        text.data(),
        text.size(),
        SQLITE_STATIC,
        SQLITE_UTF8
    ));
    return *this;
}

Query& Query::blob(int place, std::string_view bytes) {
    // A null pointer would bind NULL, and an empty view may hold one.
    const char* const start = bytes.empty() ? "" : bytes.data();
    statement_.database_.note(
        sqlite3_bind_blob64(statement_.handle_, place, start, bytes.size(), SQLITE_STATIC)
    );
    return *this;
}

bool Query::next() {
    if (statement_.database_.faulted()) {
        return false;
    }
    const int code = sqlite3_step(statement_.handle_);
    statement_.database_.note(code);
    return code == SQLITE_ROW;
}

void Query::run() { next(); }

std::int64_t Query::number(int column) const {
    return sqlite3_column_int64(statement_.handle_, column);
}

bool Query::null(int column) const {
    return sqlite3_column_type(statement_.handle_, column) == SQLITE_NULL;
}

bool Query::is_number(int column) const {
    return sqlite3_column_type(statement_.handle_, column) == SQLITE_INTEGER;
}

int Query::columns() const { return sqlite3_column_count(statement_.handle_); }

std::string_view Query::bytes(int column) const {
    const void* const start = sqlite3_column_blob(statement_.handle_, column);
    const int size = sqlite3_column_bytes(statement_.handle_, column);
    if (start == nullptr || size <= 0) {
        return {};
    }
    return {static_cast<const char*>(start), static_cast<std::size_t>(size)};
}

}  // namespace spacebetween
