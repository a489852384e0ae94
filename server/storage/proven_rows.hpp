// Rows that nobody edits behind our back: each carries a proof over all its columns.
#pragma once

#include "server/storage/database.hpp"
#include "server/storage/key_bytes.hpp"
#include "server/storage/statement.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace spacebetween {

using Column = std::variant<std::monostate, std::int64_t, std::string>;
using Columns = std::vector<Column>;

/// Reads and writes rows whose last column is the proof. A row whose proof does not hold is as good
/// as absent, and the log says so. Statements are prepared at their first use and kept: their text
/// is a constant. Used from the storage thread.
class ProvenRows {
public:
    ProvenRows(Database& database, const KeyBytes& key) : database_(database), key_(key) {}
    ProvenRows(const ProvenRows&) = delete;
    ProvenRows& operator=(const ProvenRows&) = delete;
    ~ProvenRows() { wipe(key_); }

    /// `sql` takes the columns and then the proof.
    void put(std::string_view table, std::string_view sql, const Columns& columns);
    /// `sql` selects the columns and then the proof.
    std::vector<Columns>
    rows(std::string_view table, std::string_view sql, std::span<const Column> chosen_by);
    std::optional<Columns>
    row(std::string_view table, std::string_view sql, std::span<const Column> chosen_by);
    /// For what neither reads nor writes a whole row.
    void run(std::string_view sql, std::span<const Column> chosen_by);

private:
    Statement& prepared(std::string_view sql);
    [[nodiscard]] std::string proof(std::string_view table, const Columns& columns) const;

    Database& database_;
    KeyBytes key_;
    std::unordered_map<std::string_view, std::unique_ptr<Statement>> statements_;
};

}  // namespace spacebetween
