// Small questions about header fields, shared by what reads heads and what answers them.
#pragma once

#include "server/net/http_message.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace spacebetween {

/// One or more of the characters that names and methods are made of.
[[nodiscard]] bool is_token(std::string_view text);
[[nodiscard]] std::string lower_case(std::string_view text);
[[nodiscard]] bool same_ignoring_case(std::string_view left, std::string_view right);
/// Without blanks and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// The byte that two hexadecimal digits stand for, or -1.
[[nodiscard]] int hex_byte(char high, char low);
[[nodiscard]] std::size_t count_of(const HttpRequest& request, std::string_view name);
/// Whether a comma-separated field (or several of that name) has this element, in any case.
[[nodiscard]] bool
has_element(const HttpRequest& request, std::string_view name, std::string_view element);
/// Whether a request that names `websocket` under Upgrade is one that we can take.
[[nodiscard]] bool is_our_upgrade(const HttpRequest& request);

}  // namespace spacebetween
