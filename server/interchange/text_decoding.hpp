// Bytes of a text file, in whatever encoding families' files come, as UTF-8.
#pragma once

#include "server/interchange/import_fault.hpp"

#include <string>
#include <string_view>

namespace spacebetween {

struct DecodedText {
    std::string words;     ///< valid UTF-8 without a byte order mark and without NUL
    std::string encoding;  ///< in which it was read
    /// The bytes were not in the encoding they claim; they were read as Windows-1252.
    bool mended = false;
};

/// Follows the byte order mark, or the zero bytes of UTF-16 without one, or what the file's head
/// says in a CHAR line. Without either it is UTF-8, and Windows-1252 where that cannot be.
Imported<DecodedText> decode_text(std::string_view bytes);

/// The line on which a byte stands, by any convention of line ends.
std::size_t line_at(std::string_view text, std::size_t byte);

}  // namespace spacebetween
