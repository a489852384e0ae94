// Text as code points: what is well formed, and how long it is.
#include "server/base/utf8.hpp"

#include "server/base/eight_bytes.hpp"

#include <cstdint>

namespace spacebetween {
namespace {

constexpr bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Bytes of the well-formed code point that starts `text`, or 0. The ranges are those of the
/// Unicode Standard, table 3-7.
std::size_t well_formed_bytes(std::string_view text) {
    const auto at = [text](std::size_t place) {
        return place < text.size() ? static_cast<unsigned char>(text[place])
                                   : static_cast<unsigned char>(0);
    };
    const unsigned char first = at(0);
    if (first < 0x80U) return 1;
    const auto tail = [text](std::size_t from, std::size_t count) {
        for (std::size_t i = from; i < count; ++i) {
            if (i >= text.size() || !continues(text[i])) return false;
        }
        return true;
    };
    if (first >= 0xC2U && first <= 0xDFU) return tail(1, 2) ? 2 : 0;
    if (first >= 0xE0U && first <= 0xEFU) {
        const unsigned char low = first == 0xE0U ? 0xA0U : 0x80U;
        const unsigned char high = first == 0xEDU ? 0x9FU : 0xBFU;
        return at(1) >= low && at(1) <= high && tail(2, 3) ? 3 : 0;
    }
    if (first >= 0xF0U && first <= 0xF4U) {
        const unsigned char low = first == 0xF0U ? 0x90U : 0x80U;
        const unsigned char high = first == 0xF4U ? 0x8FU : 0xBFU;
        return at(1) >= low && at(1) <= high && tail(2, 4) ? 4 : 0;
    }
    return 0;
}

}  // namespace

bool valid_utf8(std::string_view text) {
    while (!text.empty()) {
        while (text.size() >= sizeof eight_ones && (eight_bytes(text, 0) & eight_ones << 7U) == 0)
            text.remove_prefix(sizeof eight_ones);
        if (text.empty()) break;
        const auto size = well_formed_bytes(text);
        if (size == 0) return false;
        text.remove_prefix(size);
    }
    return true;
}

bool valid_words(std::string_view text) {
    return text.find('\0') == std::string_view::npos && valid_utf8(text);
}

std::size_t code_points(std::string_view text) {
    std::size_t count = text.size();
    std::size_t at = 0;
    for (; at + sizeof eight_ones <= text.size(); at += sizeof eight_ones) {
        // A byte goes on when its highest bit is set and the next one is not.
        const std::uint64_t bytes = eight_bytes(text, at);
        const std::uint64_t on = bytes >> 7U & ~bytes >> 6U & eight_ones;
        count -= on * eight_ones >> 56U;
    }
    for (; at < text.size(); ++at)
        count -= continues(text[at]) ? 1U : 0U;
    return count;
}

std::size_t byte_of_code_point(std::string_view text, std::size_t count) {
    std::size_t place = 0;
    while (place < text.size()) {
        if (!continues(text[place])) {
            if (count == 0) return place;
            --count;
        }
        ++place;
    }
    return text.size();
}

}  // namespace spacebetween
