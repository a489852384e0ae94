// Draws ids, and tells a well-formed one from anything else.
#include "server/base/id.hpp"

#include "server/base/encoding.hpp"
#include "server/base/random.hpp"

#include <array>

namespace spacebetween {

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
    return from_base64url(text.substr(prefix.size() + 1)).has_value();
}

}  // namespace spacebetween
