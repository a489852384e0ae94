// Chooses an encoding and converts; ANSEL's marks change places with their letters on the way.
#include "server/interchange/text_decoding.hpp"

#include "server/base/utf8.hpp"
#include "server/interchange/code_pages.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace spacebetween {
namespace {

constexpr std::size_t head_bytes = 8192;
constexpr std::size_t marks_max = 8;

void append(std::string& out, char32_t c) {
    const auto put = [&out](char32_t bits) { out += static_cast<char>(bits & 0xFFU); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | c >> 6U);
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | c >> 12U);
        put(0x80U | (c >> 6U & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | c >> 18U);
        put(0x80U | (c >> 12U & 0x3FU));
        put(0x80U | (c >> 6U & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }

enum class ByteOrder : std::uint8_t { little, big };

std::string from_utf_16(std::string_view bytes, ByteOrder order) {
    const auto unit = [bytes, order](std::size_t at) {
        const auto low = byte_of(bytes[order == ByteOrder::little ? at : at + 1]);
        const auto high = byte_of(bytes[order == ByteOrder::little ? at + 1 : at]);
        return static_cast<char32_t>(high << 8U | low);
    };
    std::string out;
    out.reserve(bytes.size() / 2);
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t c = unit(at);
        if (c >= 0xD800 && c < 0xE000) {
            const char32_t next = at + 3 < bytes.size() ? unit(at + 2) : 0;
            const bool pair = c < 0xDC00 && next >= 0xDC00 && next < 0xE000;
            c = pair ? 0x10000 + ((c - 0xD800) << 10U) + (next - 0xDC00) : 0xFFFD;
            if (pair) at += 2;
        }
        append(out, c);
    }
    return out;
}

std::string from_page(std::string_view bytes, CodePage page) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes)
        append(out, unicode_of(page, byte_of(c)));
    return out;
}

/// A letter with its marks: as one letter where there is one, the rest behind it. [NFC]
void append_marked(std::string& out, char16_t letter, std::vector<char16_t>& marks) {
    // Marks below a letter come before those above it, as Unicode orders them.
    const auto below = [](char16_t mark) { return mark >= 0x323 && mark <= 0x333; };
    std::stable_sort(marks.begin(), marks.end(), [below](char16_t a, char16_t b) {
        return below(a) && !below(b);
    });
    std::vector<char16_t> left;
    for (const char16_t mark : marks) {
        const char16_t one = left.empty() ? composed(letter, mark) : 0;
        if (one == 0) {
            left.push_back(mark);
        } else {
            letter = one;
        }
    }
    append(out, letter);
    for (const char16_t mark : left)
        append(out, mark);
    marks.clear();
}

std::string from_ansel(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    std::vector<char16_t> marks;
    for (const char byte : bytes) {
        const char16_t c = unicode_of(CodePage::ansel, byte_of(byte));
        if (is_mark(c) && marks.size() < marks_max) {
            marks.push_back(c);
        } else if (c < 0x20) {
            // A mark at the end of a line belongs to nothing; it must not move to the next one.
            for (const char16_t mark : std::exchange(marks, {}))
                append(out, mark);
            append(out, c);
        } else {
            append_marked(out, c, marks);
        }
    }
    for (const char16_t mark : marks)
        append(out, mark);
    return out;
}

/// What stands behind `1 CHAR` near the start, in capitals.
std::string claimed_encoding(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, head_bytes);
    const std::size_t at = head.find("1 CHAR ");
    if (at == std::string_view::npos) return {};
    std::string name;
    for (const char c : head.substr(at + 7)) {
        if (c == '\r' || c == '\n') break;
        if (c != ' ') name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return name;
}

std::optional<CodePage> page_called(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, CodePage>, 18> pages{{
        {"ANSI", CodePage::windows_1252},
        {"WINDOWS", CodePage::windows_1252},
        {"WINDOWS-1252", CodePage::windows_1252},
        {"CP1252", CodePage::windows_1252},
        {"ISO-8859-1", CodePage::windows_1252},
        {"ISO8859-1", CodePage::windows_1252},
        {"LATIN1", CodePage::windows_1252},
        {"WINDOWS-1250", CodePage::windows_1250},
        {"WINDOWS-1251", CodePage::windows_1251},
        {"IBMPC", CodePage::ibm_437},
        {"IBM-PC", CodePage::ibm_437},
        {"IBM", CodePage::ibm_437},
        {"PC", CodePage::ibm_437},
        {"CP437", CodePage::ibm_437},
        {"IBMDOS", CodePage::ibm_437},
        {"CP850", CodePage::ibm_850},
        {"MACINTOSH", CodePage::mac_roman},
        {"ANSEL", CodePage::ansel},
    }};
    const auto found = std::find_if(pages.begin(), pages.end(), [name](const auto& each) {
        return each.first == name;
    });
    return found == pages.end() ? std::nullopt : std::optional(found->second);
}

DecodedText decoded(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) {
        return {from_utf_16(bytes.substr(2), ByteOrder::little), "UTF-16LE", false};
    }
    if (bytes.starts_with("\xFE\xFF")) {
        return {from_utf_16(bytes.substr(2), ByteOrder::big), "UTF-16BE", false};
    }
    if (bytes.size() > 1 && bytes[0] != '\0' && bytes[1] == '\0') {
        return {from_utf_16(bytes, ByteOrder::little), "UTF-16LE", false};
    }
    if (bytes.size() > 1 && bytes[0] == '\0' && bytes[1] != '\0') {
        return {from_utf_16(bytes, ByteOrder::big), "UTF-16BE", false};
    }
    const bool marked = bytes.starts_with("\xEF\xBB\xBF");
    if (marked) bytes.remove_prefix(3);
    const std::string claim = claimed_encoding(bytes);
    if (const auto page = page_called(claim); page && !marked) {
        if (*page == CodePage::ansel) return {from_ansel(bytes), claim, false};
        return {from_page(bytes, *page), claim, false};
    }
    if (valid_utf8(bytes)) return {std::string(bytes), "UTF-8", false};
    return {from_page(bytes, CodePage::windows_1252), "ANSI", true};
}

}  // namespace

std::size_t line_at(std::string_view text, std::size_t byte) {
    std::size_t line = 1;
    for (std::size_t at = 0; at < std::min(byte, text.size()); ++at) {
        if (text[at] != '\r' && text[at] != '\n') continue;
        const char other = text[at] == '\r' ? '\n' : '\r';
        if (at + 1 < std::min(byte, text.size()) && text[at + 1] == other) ++at;
        ++line;
    }
    return line;
}

Imported<DecodedText> decode_text(std::string_view bytes) {
    DecodedText text = decoded(bytes);
    if (const std::size_t nul = text.words.find('\0'); nul != std::string::npos) {
        return ImportFault{ImportFaultKind::nul_byte, line_at(text.words, nul)};
    }
    return text;
}

}  // namespace spacebetween
