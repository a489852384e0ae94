// Which handler answers which path, and who may ask.
#pragma once

#include "server/app/call.hpp"
#include "server/net/http_message.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

enum class Who : std::uint8_t { anybody, signed_in };

/// What the body of a POST is: an object of JSON, or a file as it is, from somebody in a room.
enum class Takes : std::uint8_t { json, file };

/// `pattern` is a path whose `*` segments match any one segment.
struct Route {
    HttpMethod method;
    std::string_view pattern;
    Who who;
    Handler handler;
    Takes takes = Takes::json;
};

/// All of them. A path that is in none of them answers `unknown`, one that is there for another
/// method `method`.
std::span<const Route> api_routes();

/// What stood in the pattern's `*` segments; nothing when the path does not match.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path);

}  // namespace spacebetween
