// Cuts JSON into tokens, byte by byte as RFC 8259 has it and nothing besides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace spacebetween {

enum class JsonToken : std::uint8_t {
    end,
    fault,
    open_object,
    close_object,
    open_array,
    close_array,
    colon,
    comma,
    null,
    yes,
    no,
    whole,   ///< written without fraction and exponent, and within 64 bits
    number,  ///< any other, and finite
    text
};

/// Reads a text once, from its start to its end. What it is made of must outlive it.
class JsonScanner {
public:
    /// What is written in strings is appended to `words`, with its escapes undone.
    JsonScanner(std::string_view text, std::string& words) : rest_(text), words_(words) {}

    JsonToken next();

    [[nodiscard]] std::int64_t whole() const { return whole_; }
    [[nodiscard]] double number() const { return number_; }

private:
    void skip_space();
    JsonToken exactly(std::string_view word, JsonToken token);
    JsonToken scan_number();
    JsonToken scan_text();
    bool scan_escape();
    bool scan_code_point();
    [[nodiscard]] bool read_hex(std::uint32_t& unit);

    std::string_view rest_;
    std::string& words_;
    std::int64_t whole_ = 0;
    double number_ = 0;
};

}  // namespace spacebetween
