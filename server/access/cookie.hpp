// The login cookie: how it is written, and how it is found again among others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {

/// `host` is `__Host-spacebetween`, Secure; browsers bind it to this very host and to TLS. `local`
/// is the plain name without Secure, for http://localhost only, where the first cannot be set.
enum class CookieKind : std::uint8_t { host, local };

std::string_view cookie_name(CookieKind kind);

/// The value of a Set-Cookie header. No Max-Age: it ends with the browser, or with its login.
std::string login_cookie(std::string_view token, CookieKind kind);
std::string ended_cookie(CookieKind kind);

/// The token in a Cookie header. Nothing when it is missing, malformed or there twice: two would
/// let somebody who can plant a cookie decide which one counts.
std::optional<std::string> login_token(std::string_view cookie_header, CookieKind kind);

}  // namespace spacebetween
