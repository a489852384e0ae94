// Rows that nobody edits behind our back: each carries a proof over all its columns.
#include "server/storage/proven_rows.hpp"

#include "server/base/log.hpp"
#include "server/storage/digest.hpp"

#include <utility>

namespace spacebetween {
namespace {

void bind(Query& query, int place, const Column& column) {
    if (const auto* const number = std::get_if<std::int64_t>(&column)) {
        query.bind(place, *number);
    } else if (const auto* const bytes = std::get_if<std::string>(&column)) {
        query.blob(place, *bytes);
    }
}

int bind_all(Query& query, std::span<const Column> columns) {
    int place = 0;
    for (const Column& column : columns) {
        bind(query, ++place, column);
    }
    return place;
}

Column read(const Query& query, int column) {
    if (query.null(column)) {
        return {};
    }
    if (query.is_number(column)) {
        return query.number(column);
    }
    return std::string(query.bytes(column));
}

}  // namespace

void ProvenRows::put(std::string_view table, std::string_view sql, const Columns& columns) {
    const std::string proven = proof(table, columns);
    Query query(prepared(sql));
    const int places = bind_all(query, columns);
    query.blob(places + 1, proven).run();
}

std::vector<Columns>
ProvenRows::rows(std::string_view table, std::string_view sql, std::span<const Column> chosen_by) {
    std::vector<Columns> found;
    Query query(prepared(sql));
    bind_all(query, chosen_by);
    while (query.next()) {
        const int last = query.columns() - 1;
        Columns columns;
        for (int column = 0; column < last; ++column) {
            columns.push_back(read(query, column));
        }
        if (query.bytes(last) == proof(table, columns)) {
            found.push_back(std::move(columns));
        } else {
            log_line(Level::fault, "row_refused", {{"table", std::string(table)}});
        }
    }
    return found;
}

std::optional<Columns>
ProvenRows::row(std::string_view table, std::string_view sql, std::span<const Column> chosen_by) {
    std::vector<Columns> found = rows(table, sql, chosen_by);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

void ProvenRows::run(std::string_view sql, std::span<const Column> chosen_by) {
    Query query(prepared(sql));
    bind_all(query, chosen_by);
    query.run();
}

Statement& ProvenRows::prepared(std::string_view sql) {
    auto& statement = statements_[sql];
    if (statement == nullptr) {
        statement = std::make_unique<Statement>(database_, sql);
    }
    return *statement;
}

/// Every column with its kind and its length, so that no two rows read the same.
std::string ProvenRows::proof(std::string_view table, const Columns& columns) const {
    std::string whole(table);
    for (const Column& column : columns) {
        if (const auto* const number = std::get_if<std::int64_t>(&column)) {
            whole.append("|n").append(std::to_string(*number));
        } else if (const auto* const bytes = std::get_if<std::string>(&column)) {
            whole.append("|b").append(std::to_string(bytes->size())).append(":").append(*bytes);
        } else {
            whole.append("|0");
        }
    }
    return blind_index(key_, whole);
}

}  // namespace spacebetween
