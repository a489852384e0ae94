// Draws ids, and tells a well-formed one from anything else.
#include "server/base/id.hpp"

#include "server/base/encoding.hpp"
#include "server/base/random.hpp"

#include <algorithm>
#include <array>

namespace spacebetween {
namespace {

constexpr auto base64url_characters = [] {
    std::array<bool, 256> table{};
    for (const char character :
         std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")) {
        table[static_cast<unsigned char>(character)] = true;
    }
    return table;
}();

/// Every change brings ids: they are judged without decoding them.
bool stands_for_bits(char character) {
    return base64url_characters[static_cast<unsigned char>(character)];
}

/// The last of 22 characters holds two bits of the 128, and its other four are zero.
bool ends_in_128_bits(char last) {
    return last == 'A' || last == 'Q' || last == 'g' || last == 'w';
}

}  // namespace

std::string new_id(std::string_view prefix, Random& random) {
    std::array<std::byte, 16> bits{};
    random.fill(bits);
    std::string id(prefix);
    id += '_';
    id += base64url(bits);
    return id;
}

bool id_well_formed(std::string_view text, std::string_view prefix) {
    if (text.size() != prefix.size() + 1 + id_random_characters) return false;
    if (!text.starts_with(prefix) || text[prefix.size()] != '_') return false;
    const std::string_view random = text.substr(prefix.size() + 1);
    return std::all_of(random.begin(), random.end(), stands_for_bits) &&
           ends_in_128_bits(random.back());
}

}  // namespace spacebetween
