// Set-Cookie and Cookie, as far as one cookie needs them.
#include "server/access/cookie.hpp"

#include "server/access/token.hpp"

namespace spacebetween {

namespace {

std::string cookie(std::string_view value, CookieKind kind) {
    std::string text(cookie_name(kind));
    text += '=';
    text += value;
    text += "; Path=/; HttpOnly; SameSite=Strict";
    if (kind == CookieKind::host) {
        text += "; Secure";
    }
    return text;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.remove_suffix(1);
    }
    return text;
}

}  // namespace

std::string_view cookie_name(CookieKind kind) {
    return kind == CookieKind::host ? "__Host-spacebetween" : "spacebetween";
}

std::string login_cookie(std::string_view token, CookieKind kind) { return cookie(token, kind); }

std::string ended_cookie(CookieKind kind) { return cookie("", kind) + "; Max-Age=0"; }

std::optional<std::string> login_token(std::string_view cookie_header, CookieKind kind) {
    std::optional<std::string> found;
    while (!cookie_header.empty()) {
        const auto end = cookie_header.find(';');
        const auto pair = trimmed(cookie_header.substr(0, end));
        cookie_header.remove_prefix(end == std::string_view::npos ? cookie_header.size() : end + 1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != cookie_name(kind)) {
            continue;
        }
        const auto value = pair.substr(equals + 1);
        if (found || !token_well_formed(value)) {
            return std::nullopt;
        }
        found = std::string(value);
    }
    return found;
}

}  // namespace spacebetween
