// The origin rule, closed by default.
#include "server/access/origin.hpp"

#include <algorithm>

namespace spacebetween {

namespace {

constexpr std::string_view secure = "https://";
constexpr std::string_view plain = "http://";

bool host_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

bool port_valid(std::string_view port) {
    return !port.empty() && port.size() <= 5 && port.front() != '0' &&
           std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
}

/// host or host:port, already in lower case.
bool authority_valid(std::string_view authority) {
    const auto colon = authority.find(':');
    const auto host = authority.substr(0, colon);
    return !host.empty() && host.size() <= 253 && std::ranges::all_of(host, host_character) &&
           (colon == std::string_view::npos || port_valid(authority.substr(colon + 1)));
}

bool localhost(std::string_view authority) {
    return authority.substr(0, authority.find(':')) == "localhost";
}

std::string lower(std::string_view text) {
    std::string low(text);
    std::ranges::transform(low, low.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return low;
}

bool ours(std::string_view origin, const Site& site) {
    return !origin.empty() && std::ranges::find(site.origins, origin) != site.origins.end();
}

}  // namespace

std::optional<std::string> normal_origin(std::string_view written) {
    std::string origin = lower(written);
    const bool is_plain = origin.starts_with(plain);
    if (!is_plain && !origin.starts_with(secure)) {
        return std::nullopt;
    }
    const auto authority = std::string_view(origin).substr((is_plain ? plain : secure).size());
    if (!authority_valid(authority) || (is_plain && !localhost(authority))) {
        return std::nullopt;
    }
    return origin;
}

std::optional<std::string> origin_of_host(std::string_view host) {
    const std::string authority = lower(host);
    return normal_origin(std::string(localhost(authority) ? plain : secure) + authority);
}

CookieKind cookie_kind(std::string_view origin) {
    return origin.starts_with(secure) ? CookieKind::host : CookieKind::local;
}

bool may_pass(const RequestSource& source, Asking asking, const Site& site) {
    const bool own_fetch = source.fetch_site.empty() || source.fetch_site == "same-origin";
    switch (asking) {
        case Asking::page:
            return true;
        case Asking::api_read:
            return (own_fetch || source.fetch_site == "none") &&
                   (source.origin.empty() || ours(source.origin, site));
        case Asking::api_write:
        case Asking::socket:
            return own_fetch && ours(source.origin, site);
    }
    return false;
}

}  // namespace spacebetween
