// Numbers to digits, and widths from the table of the one font.
#include "server/render/measure.hpp"

#include "server/base/utf8.hpp"
#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace spacebetween::render {
namespace {

int units_of(char32_t point) {
    const FontWidths font = font_widths();
    for (const WidthBlock& block : font.blocks) {
        if (point >= block.from && point - block.from < block.widths.size())
            return block.widths[point - block.from];
    }
    return font.other;
}

/// The code point at the beginning of valid text, and how many bytes it takes.
struct Leading {
    char32_t point;
    std::size_t bytes;
};

Leading leading(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x80) return {first, 1};
    const std::size_t bytes = std::min<std::size_t>(
        first >= 0xF0   ? 4
        : first >= 0xE0 ? 3
                        : 2,
        text.size()
    );
    char32_t point = first & (0x7FU >> bytes);
    for (std::size_t at = 1; at < bytes; at++)
        point = (point << 6U) | (static_cast<unsigned char>(text[at]) & 0x3FU);
    return {point, bytes};
}

std::string_view trimmed(std::string_view text) {
    const auto last = text.find_last_not_of(' ');
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string shortened(const std::string& text, const LabelRoom& room) {
    if (width_of(text, room.size) <= room.width) return text;
    const std::string_view all(text);
    std::size_t count = code_points(all);
    const auto kept = [&] { return all.substr(0, byte_of_code_point(all, count)); };
    while (count > 1 && width_of(std::string(kept()) + "…", room.size) > room.width)
        count--;
    return std::string(trimmed(kept())) + "…";
}

}  // namespace

std::string put(double value) {
    const auto tenths = static_cast<long long>(std::floor(value * 10 + 0.5));
    const long long rest = std::llabs(tenths % 10);
    if (rest == 0) return std::to_string(tenths / 10);
    return (tenths < 0 ? "-" : "") + std::to_string(std::llabs(tenths / 10)) + "." +
           std::to_string(rest);
}

std::string at(double x, double y) { return put(x) + " " + put(y); }

std::string plain(double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return std::string(digits.data(), end);
}

int width_of(std::string_view text, double size) {
    long long units = 0;
    while (!text.empty()) {
        const Leading next = leading(text);
        units += units_of(next.point);
        text.remove_prefix(next.bytes);
    }
    return static_cast<int>(
        std::ceil(static_cast<double>(units) * size / font_widths().units_per_em)
    );
}

std::vector<std::string> wrapped(std::string_view text, const LabelRoom& room) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::string word(text.substr(0, text.find(' ')));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (word.empty()) continue;
        const std::string longer = lines.empty() ? word : lines.back() + " " + word;
        const bool goes_on = !lines.empty() && (width_of(longer, room.size) <= room.width ||
                                                lines.size() == room.lines);
        if (goes_on)
            lines.back() = longer;
        else
            lines.push_back(word);
    }
    for (std::string& line : lines)
        line = shortened(line, room);
    return lines;
}

double size_named(std::string_view name) {
    const SizeSpec* const size = drawn(drawn_sizes(), name);
    return size == nullptr ? 0 : size->value;
}

}  // namespace spacebetween::render
