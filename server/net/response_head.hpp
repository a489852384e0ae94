// The first lines of a response, as bytes.
#pragma once

#include "server/net/http_door.hpp"
#include "server/net/http_message.hpp"
#include "server/net/security_headers.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace spacebetween {

/// The word beside a status number.
[[nodiscard]] std::string_view reason_of(unsigned status);

/// Status line, fields and the empty line. A field that would break out of its line is left out.
[[nodiscard]] std::string
response_head(const HttpResponse& response, std::size_t body_bytes, After after);

}  // namespace spacebetween
