// Level, label, tag and value, as the grammar has them and as the field bends it.
#include "server/interchange/gedcom_line.hpp"

#include <algorithm>

namespace spacebetween {
namespace {

constexpr std::size_t tag_bytes_max = 60;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }

bool is_tag(std::string_view word) {
    return !word.empty() && word.size() <= tag_bytes_max &&
           std::all_of(word.begin(), word.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || is_digit(c) || c == '_';
           });
}

void skip_blanks(std::string_view& rest) {
    while (!rest.empty() && is_blank(rest.front()))
        rest.remove_prefix(1);
}

std::string_view taken_word(std::string_view& rest) {
    const auto end = std::find_if(rest.begin(), rest.end(), is_blank);
    const auto size = static_cast<std::size_t>(end - rest.begin());
    const std::string_view word = rest.substr(0, size);
    rest.remove_prefix(size);
    return word;
}

}  // namespace

std::optional<GedcomLine> gedcom_line(std::string_view line) {
    GedcomLine read;
    std::string_view rest = line;
    skip_blanks(rest);
    read.indented = rest.size() != line.size();
    const std::string_view level = taken_word(rest);
    if (level.empty() || level.size() > 3 || !std::all_of(level.begin(), level.end(), is_digit)) {
        return std::nullopt;
    }
    for (const char c : level)
        read.level = read.level * 10 + (c - '0');
    skip_blanks(rest);
    if (rest.starts_with('@')) {
        const std::size_t end = rest.find('@', 1);
        if (end == std::string_view::npos || end == 1) return std::nullopt;
        read.xref = rest.substr(1, end - 1);
        rest.remove_prefix(end + 1);
        skip_blanks(rest);
    }
    read.tag = taken_word(rest);
    if (!is_tag(read.tag)) return std::nullopt;
    if (!rest.empty()) rest.remove_prefix(1);
    read.value = rest;
    return read;
}

bool TextLines::next() {
    if (at_ >= text_.size()) return false;
    const std::string_view rest = text_.substr(at_);
    const auto size = std::find_if(rest.begin(), rest.end(), is_line_end) - rest.begin();
    line_ = rest.substr(0, static_cast<std::size_t>(size));
    const std::size_t end = at_ + line_.size();
    at_ = end + 1;
    // The other half of a pair, whichever comes first.
    if (at_ < text_.size() && is_line_end(text_[at_]) && text_[at_] != text_[end]) ++at_;
    ++number_;
    return true;
}

}  // namespace spacebetween
