// Bytes of old code pages as Unicode.
#pragma once

#include <cstdint>
#include <string_view>

namespace spacebetween {

/// In the order of the tables. ANSEL is the library's own: its marks come before their letter.
enum class CodePage : std::uint8_t {
    windows_1250,
    windows_1251,
    windows_1252,
    ibm_437,
    ibm_850,
    mac_roman,
    ansel,
};

/// U+FFFD when the page has nothing there.
char16_t unicode_of(CodePage page, unsigned char byte);

/// Whether it stands on the letter beside it.
bool is_mark(char16_t c);

/// The one letter that is this letter with this mark; 0 when there is none.
char16_t composed(char16_t letter, char16_t mark);

}  // namespace spacebetween
