// Rows of a table as they stand in a text.
#pragma once

#include "server/interchange/import_fault.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

struct CsvRow {
    std::vector<std::string> cells;
    std::size_t line = 1;

    [[nodiscard]] bool empty() const { return cells.size() == 1 && cells.front().empty(); }
};

/// The character that parts the cells of this line: a tab, a semicolon or a comma.
char separator_of(std::string_view line);

/// RFC 4180, with line ends of any kind. A quote that is not closed, a cell or row that is too long
/// and a row of too many cells are faults; so are too many rows.
class CsvRows {
public:
    CsvRows(std::string_view text, char separator) : text_(text), separator_(separator) {}

    /// False at the end.
    Imported<bool> next(CsvRow& row);

private:
    Imported<bool> read_quoted(std::string& cell);
    bool end_line();

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t rows_ = 0;
};

}  // namespace spacebetween
