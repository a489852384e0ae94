// JSON as we write it: escapes as few as possible, numbers as ECMAScript writes them.
#include "server/protocol/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace spacebetween {
namespace {

bool needs_escape(char letter) {
    return static_cast<unsigned char>(letter) < 0x20U || letter == '"' || letter == '\\';
}

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

JsonWriter& JsonWriter::key(std::string_view word) {
    comma();
    out_ += '"';
    out_ += word;
    out_ += "\":";
    return *this;
}

JsonWriter& JsonWriter::word(std::string_view word) {
    comma();
    out_ += '"';
    out_ += word;
    out_ += '"';
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view words) {
    comma();
    out_ += '"';
    std::size_t from = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!needs_escape(words[i])) continue;
        out_ += words.substr(from, i - from);
        append_escape(out_, words[i]);
        from = i + 1;
    }
    out_ += words.substr(from);
    out_ += '"';
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
