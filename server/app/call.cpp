// What a request's body says, key by key.
#include "server/app/call.hpp"

#include "server/base/utf8.hpp"

#include <algorithm>

namespace spacebetween {
namespace {

bool breaks_line(char character) {
    return static_cast<unsigned char>(character) < 0x20U && character != '\t' && character != '\n';
}

}  // namespace

std::optional<std::string> Call::line(std::string_view key, std::size_t points_max) const {
    if (!body) return std::nullopt;
    const auto value = body->root().find(key);
    const auto text = value ? value->text() : std::nullopt;
    if (!text || !valid_words(*text) || code_points(*text) > points_max) return std::nullopt;
    if (std::any_of(text->begin(), text->end(), breaks_line)) return std::nullopt;
    return std::string(*text);
}

std::optional<bool> Call::flag(std::string_view key) const {
    const auto value = body ? body->root().find(key) : std::nullopt;
    return value ? value->flag() : false;
}

std::optional<std::int64_t> Call::whole(std::string_view key) const {
    if (!body) return std::nullopt;
    const auto value = body->root().find(key);
    // What JavaScript can count to without a gap.
    constexpr std::int64_t most = 9'007'199'254'740'991;
    return value ? value->whole(-most, most) : std::nullopt;
}

}  // namespace spacebetween
