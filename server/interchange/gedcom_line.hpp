// One line of GEDCOM taken apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace spacebetween {

struct GedcomLine {
    int level = 0;
    std::string_view xref;
    std::string_view tag;
    std::string_view value;
    bool indented = false;
};

/// Nothing when there is no level and tag where they should be.
std::optional<GedcomLine> gedcom_line(std::string_view line);

/// Hands out the lines of a text one after another, whatever its line ends.
class TextLines {
public:
    explicit TextLines(std::string_view text) : text_(text) {}

    /// False at the end.
    bool next();
    [[nodiscard]] std::string_view line() const { return line_; }
    [[nodiscard]] std::size_t number() const { return number_; }

private:
    std::string_view text_;
    std::string_view line_;
    std::size_t at_ = 0;
    std::size_t number_ = 0;
};

}  // namespace spacebetween
