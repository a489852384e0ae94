// How wide words are when they are drawn, exactly alike on the screen and on the server.
#include "server/vocabulary/text_measure.hpp"

#include "server/base/utf8.hpp"
#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <cstdint>

namespace spacebetween {
namespace {

constexpr std::string_view more = "…";

/// The code point that begins at `at`, and moves `at` behind it.
std::uint32_t next_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80U) return lead;
    const int extra = lead >= 0xF0U ? 3 : lead >= 0xE0U ? 2 : 1;
    std::uint32_t point = lead & (0x3FU >> static_cast<unsigned>(extra));
    for (int each = 0; each < extra && at < text.size(); ++each) {
        point = (point << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    }
    return point;
}

int units_of(const FontWidths& font, std::uint32_t point) {
    for (const WidthBlock& block : font.blocks) {
        if (point >= block.from && point - block.from < block.widths.size()) {
            return block.widths[point - block.from];
        }
    }
    return font.other;
}

std::string shortened(std::string_view text, int size, int room) {
    if (text_width(text, size) <= room) return std::string(text);
    std::size_t points = code_points(text);
    const auto kept = [&] { return text.substr(0, byte_of_code_point(text, points)); };
    while (points > 1 && text_width(std::string(kept()) + std::string(more), size) > room)
        --points;
    std::string_view start = kept();
    while (start.ends_with(' '))
        start.remove_suffix(1);
    return std::string(start) + std::string(more);
}

}  // namespace

int font_size(std::string_view name) { return static_cast<int>(size_named(name)); }

int text_width(std::string_view text, int size) {
    const FontWidths font = font_widths();
    std::int64_t units = 0;
    for (std::size_t at = 0; at < text.size();)
        units += units_of(font, next_point(text, at));
    return static_cast<int>((units * size + font.units_per_em - 1) / font.units_per_em);
}

std::vector<std::string> wrapped(std::string_view text, int size, int room, std::size_t most) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        if (lines.empty()) {
            lines.emplace_back(word);
            continue;
        }
        const std::string longer = lines.back() + " " + std::string(word);
        if (text_width(longer, size) <= room || lines.size() == most) {
            lines.back() = longer;
        } else {
            lines.emplace_back(word);
        }
    }
    for (std::string& line : lines)
        line = shortened(line, size, room);
    return lines;
}

}  // namespace spacebetween
