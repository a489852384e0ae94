// Takes cells off a text, one row after another.
#include "server/interchange/csv_rows.hpp"

#include <algorithm>

namespace spacebetween {
namespace {

constexpr std::size_t rows_max = 200'000;
constexpr std::size_t cells_max = 200;
constexpr std::size_t cell_bytes_max = 65'536;

}  // namespace

char separator_of(std::string_view line) {
    for (const char separator : {'\t', ';'}) {
        if (line.find(separator) != std::string_view::npos) return separator;
    }
    return ',';
}

Imported<bool> CsvRows::next(CsvRow& row) {
    row.cells.clear();
    row.line = line_;
    if (at_ >= text_.size()) return false;
    if (++rows_ > rows_max) return ImportFault{ImportFaultKind::too_many_lines, line_};
    while (true) {
        if (row.cells.size() == cells_max) {
            return ImportFault{ImportFaultKind::line_too_long, row.line};
        }
        std::string& cell = row.cells.emplace_back();
        if (at_ < text_.size() && text_[at_] == '"') {
            if (const auto read = read_quoted(cell); !read) return read.error();
        }
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\r' &&
               text_[at_] != '\n') {
            cell += text_[at_++];
            if (cell.size() > cell_bytes_max) {
                return ImportFault{ImportFaultKind::line_too_long, line_};
            }
        }
        if (at_ < text_.size() && text_[at_] == separator_) {
            ++at_;
            continue;
        }
        end_line();
        return true;
    }
}

Imported<bool> CsvRows::read_quoted(std::string& cell) {
    const std::size_t began = line_;
    ++at_;
    while (at_ < text_.size()) {
        const char c = text_[at_++];
        if (c == '"') {
            if (at_ >= text_.size() || text_[at_] != '"') return true;
            ++at_;
        } else if (c == '\n' || (c == '\r' && (at_ >= text_.size() || text_[at_] != '\n'))) {
            ++line_;
        }
        cell += c;
        if (cell.size() > cell_bytes_max) {
            return ImportFault{ImportFaultKind::line_too_long, began};
        }
    }
    return ImportFault{ImportFaultKind::form, began};
}

bool CsvRows::end_line() {
    if (at_ >= text_.size()) return false;
    const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
    at_ += pair ? 2 : 1;
    ++line_;
    return true;
}

}  // namespace spacebetween
