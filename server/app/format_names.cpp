// Looks formats up by their ids.
#include "server/app/format_names.hpp"

#include <algorithm>

namespace spacebetween {

std::string shipped_name(const std::string& id) {
    const auto formats = shipped_formats();
    const auto found = std::ranges::find(formats, id, &Format::id);
    return found == formats.end() ? std::string() : found->name;
}

std::string format_name(const TeamFormats& formats, const TeamId& team, const std::string& id) {
    const auto own = formats.newest(team, id);
    return own == nullptr ? shipped_name(id) : own->name;
}

}  // namespace spacebetween
