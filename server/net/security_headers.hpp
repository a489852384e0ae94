// The headers that tell a browser what our pages may not do, for every response.
#pragma once

#include "server/net/http_message.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace spacebetween {

enum class Scheme : std::uint8_t { http, https };

/// Appends to `fields` what every response carries; a name that is already there is left as it is.
/// `host` is the checked Host of the request: some browsers want the WebSocket's origin spelt out.
void add_security_headers(std::vector<HttpField>& fields, std::string_view host, Scheme scheme);

}  // namespace spacebetween
