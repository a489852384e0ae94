// Cuts JSON into tokens, byte by byte as RFC 8259 has it and nothing besides.
#include "server/protocol/json_scanner.hpp"

#include "server/base/utf8.hpp"
#include "server/protocol/json_plain.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace spacebetween {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t count = 0;
    while (at + count < text.size() && is_digit(text[at + count]))
        ++count;
    return count;
}

/// The length of the number that `text` begins with, 0 when there is none, and whether it has
/// neither a fraction nor an exponent.
std::size_t number_bytes(std::string_view text, bool& plain) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t first = digits_at(text, at);
    if (first == 0 || (first > 1 && text[at] == '0')) return 0;
    at += first;
    plain = true;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digits_at(text, at + 1);
        if (fraction == 0) return 0;
        at += 1 + fraction;
        plain = false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        const std::size_t exponent = digits_at(text, at);
        if (exponent == 0) return 0;
        at += exponent;
        plain = false;
    }
    return at;
}

void append_code_point(std::string& out, std::uint32_t point) {
    const auto byte = [&out](std::uint32_t value) { out += static_cast<char>(value); };
    if (point < 0x80U) {
        byte(point);
    } else if (point < 0x800U) {
        byte(0xC0U | point >> 6U);
        byte(0x80U | (point & 0x3FU));
    } else if (point < 0x10000U) {
        byte(0xE0U | point >> 12U);
        byte(0x80U | (point >> 6U & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    } else {
        byte(0xF0U | point >> 18U);
        byte(0x80U | (point >> 12U & 0x3FU));
        byte(0x80U | (point >> 6U & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    }
}

}  // namespace

JsonToken JsonScanner::next() {
    skip_space();
    if (rest_.empty()) return JsonToken::end;
    const char first = rest_.front();
    const auto one = [this](JsonToken token) {
        rest_.remove_prefix(1);
        return token;
    };
    switch (first) {
        case '{':
            return one(JsonToken::open_object);
        case '}':
            return one(JsonToken::close_object);
        case '[':
            return one(JsonToken::open_array);
        case ']':
            return one(JsonToken::close_array);
        case ':':
            return one(JsonToken::colon);
        case ',':
            return one(JsonToken::comma);
        case '"':
            rest_.remove_prefix(1);
            return scan_text();
        case 'n':
            return exactly("null", JsonToken::null);
        case 't':
            return exactly("true", JsonToken::yes);
        case 'f':
            return exactly("false", JsonToken::no);
        default:
            return scan_number();
    }
}

void JsonScanner::skip_space() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n' ||
                              rest_.front() == '\r' || rest_.front() == '\t')) {
        rest_.remove_prefix(1);
    }
}

JsonToken JsonScanner::exactly(std::string_view word, JsonToken token) {
    if (!rest_.starts_with(word)) return JsonToken::fault;
    rest_.remove_prefix(word.size());
    return token;
}

JsonToken JsonScanner::scan_number() {
    bool plain = false;
    const std::size_t size = number_bytes(rest_, plain);
    if (size == 0) return JsonToken::fault;
    const char* const begin = rest_.data();
    const char* const end = begin + size;
    rest_.remove_prefix(size);
    if (plain && std::from_chars(begin, end, whole_).ec == std::errc{}) return JsonToken::whole;
    if (std::from_chars(begin, end, number_).ec != std::errc{}) {
        // Too large, which is no number, or so small that it is none of ours to tell from nothing.
        number_ = std::strtod(std::string(begin, end).c_str(), nullptr);
    }
    return std::isfinite(number_) ? JsonToken::number : JsonToken::fault;
}

JsonToken JsonScanner::scan_text() {
    for (;;) {
        const std::size_t plain = plain_bytes(rest_);
        const std::string_view run = rest_.substr(0, plain);
        if (plain == rest_.size() || !valid_utf8(run)) return JsonToken::fault;
        words_ += run;
        const char stop = rest_[plain];
        rest_.remove_prefix(plain + 1);
        if (stop == '"') return JsonToken::text;
        if (stop != '\\' || !scan_escape()) return JsonToken::fault;
    }
}

bool JsonScanner::scan_escape() {
    if (rest_.empty()) return false;
    const char letter = rest_.front();
    rest_.remove_prefix(1);
    switch (letter) {
        case '"':
        case '\\':
        case '/':
            words_ += letter;
            return true;
        case 'b':
            words_ += '\b';
            return true;
        case 'f':
            words_ += '\f';
            return true;
        case 'n':
            words_ += '\n';
            return true;
        case 'r':
            words_ += '\r';
            return true;
        case 't':
            words_ += '\t';
            return true;
        case 'u':
            return scan_code_point();
        default:
            return false;
    }
}

/// A surrogate stands only as the first of a pair, with its second behind it.
bool JsonScanner::scan_code_point() {
    std::uint32_t point = 0;
    if (!read_hex(point)) return false;
    if (point >= 0xDC00U && point <= 0xDFFFU) return false;
    if (point >= 0xD800U && point <= 0xDBFFU) {
        if (!rest_.starts_with("\\u")) return false;
        rest_.remove_prefix(2);
        std::uint32_t second = 0;
        if (!read_hex(second) || second < 0xDC00U || second > 0xDFFFU) return false;
        point = 0x10000U + ((point - 0xD800U) << 10U) + (second - 0xDC00U);
    }
    append_code_point(words_, point);
    return true;
}

bool JsonScanner::read_hex(std::uint32_t& unit) {
    constexpr std::size_t digits = 4;
    constexpr int hexadecimal = 16;
    if (rest_.size() < digits) return false;
    const char* const end = rest_.data() + digits;
    const auto read = std::from_chars(rest_.data(), end, unit, hexadecimal);
    rest_.remove_prefix(digits);
    return read.ec == std::errc{} && read.ptr == end;
}

}  // namespace spacebetween
