// A prepared statement, and one use of it.
#pragma once

#include "server/storage/database.hpp"

#include <cstdint>
#include <string_view>

struct sqlite3_stmt;

namespace spacebetween {

/// Prepared once and kept. Must go before its database does.
class Statement {
public:
    /// Throws StorageError: a statement that does not fit the file is found at start-up.
    Statement(Database& database, std::string_view sql);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

private:
    friend class Query;

    Database& database_;
    sqlite3_stmt* handle_ = nullptr;
};

/// One use of a statement: bind, step, read. Its end resets the statement, for one left in the
/// middle pins the log, and clears what was bound. Bound text and bytes are not copied: they
/// outlive the use.
///
/// An error sticks to the database (see Database); `next` then says that there is nothing more.
class Query {
public:
    explicit Query(Statement& statement);
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    Query& bind(int place, std::int64_t number);
    Query& text(int place, std::string_view text);
    Query& blob(int place, std::string_view bytes);

    /// Whether there is a row, or another.
    bool next();
    /// For what has no rows.
    void run();

    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] bool null(int column) const;
    [[nodiscard]] bool is_number(int column) const;
    [[nodiscard]] int columns() const;
    /// Valid until the next step.
    [[nodiscard]] std::string_view bytes(int column) const;

private:
    Statement& statement_;
};

}  // namespace spacebetween
