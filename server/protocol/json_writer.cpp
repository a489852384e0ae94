// JSON as we write it: escapes as few as possible, numbers as ECMAScript writes them.
#include "server/protocol/json_writer.hpp"

#include "server/protocol/json_plain.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace spacebetween {
namespace {

void append_escape(std::string& out, char letter) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (letter) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\b':
            out += "\\b";
            return;
        case '\f':
            out += "\\f";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            out += "\\u00";
            out += digits[static_cast<unsigned char>(letter) >> 4U];
            out += digits[static_cast<unsigned char>(letter) & 15U];
    }
}

/// "1e-07" becomes "1e-7", as ECMAScript has it.
std::string without_leading_zero(std::string_view scientific) {
    const auto mark = scientific.find('e');
    std::string text(scientific.substr(0, mark + 2));
    auto digits = scientific.substr(mark + 2);
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    text += digits;
    return text;
}

constexpr double fixed_from = 1e-6;
constexpr double fixed_below = 1e21;

}  // namespace

JsonWriter& JsonWriter::key(std::string_view word) { return quoted(word, "\":"); }

JsonWriter& JsonWriter::word(std::string_view word) { return quoted(word, "\""); }

JsonWriter& JsonWriter::text(std::string_view words) {
    comma();
    out_ += '"';
    for (;;) {
        const std::size_t plain = plain_bytes(words);
        out_ += words.substr(0, plain);
        if (plain == words.size()) break;
        append_escape(out_, words[plain]);
        words.remove_prefix(plain + 1);
    }
    out_ += '"';
    return *this;
}

/// Put together first, for most words are short and each append has its price.
JsonWriter& JsonWriter::quoted(std::string_view word, std::string_view behind) {
    std::array<char, 80> piece{};
    if (word.size() + behind.size() + 2 > piece.size()) {
        comma();
        out_ += '"';
        out_ += word;
        out_ += behind;
        return *this;
    }
    char* end = piece.data();
    if (needs_comma()) *end++ = ',';
    *end++ = '"';
    end = std::copy(word.begin(), word.end(), end);
    end = std::copy(behind.begin(), behind.end(), end);
    out_.append(piece.data(), end);
    return *this;
}

JsonWriter& JsonWriter::whole(std::int64_t value) {
    comma();
    std::array<char, 24> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out_.append(digits.data(), written.ptr);
    return *this;
}

JsonWriter& JsonWriter::number(double value) {
    const auto size = std::abs(value);
    if (size == 0) return whole(0);
    comma();
    std::array<char, 40> digits{};
    const bool fixed = size >= fixed_from && size < fixed_below;
    const auto written = std::to_chars(
        digits.data(),
        digits.data() + digits.size(),
        value,
        fixed ? std::chars_format::fixed : std::chars_format::scientific
    );
    const std::string_view text(digits.data(), written.ptr);
    out_ += fixed ? std::string(text) : without_leading_zero(text);
    return *this;
}

JsonWriter& JsonWriter::flag(bool value) {
    comma();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    comma();
    out_ += "null";
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    comma();
    out_ += json;
    return *this;
}

}  // namespace spacebetween
