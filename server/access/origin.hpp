// Whether a request comes from our own pages: Origin and Sec-Fetch-Site.
#pragma once

#include "server/access/cookie.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

/// The origins under which this server is reached. More than one only while a name changes.
struct Site {
    std::vector<std::string> origins;
};

/// `https://host[:port]`, lower case, without a path; `http://` only for localhost. Nothing for all
/// else.
std::optional<std::string> normal_origin(std::string_view written);

/// The origin a request was sent to, by its Host header, when none is configured:
/// http://localhost:port for a plain server on this machine, https:// otherwise.
std::optional<std::string> origin_of_host(std::string_view host);

CookieKind cookie_kind(std::string_view origin);

struct RequestSource {
    std::string_view method;
    std::string_view origin;      ///< empty when the header is not there
    std::string_view fetch_site;  ///< likewise
};

/// What reads nothing and changes nothing may be asked from anywhere (a link in a mail opens a
/// page).
enum class Asking : std::uint8_t {
    page,       ///< a static file, GET or HEAD
    api_read,   ///< GET under /api: from our pages, or typed into the address bar
    api_write,  ///< everything else under /api: needs our Origin
    socket,     ///< the WebSocket upgrade: needs our Origin
};

bool may_pass(const RequestSource& source, Asking asking, const Site& site);

}  // namespace spacebetween
