// Tokens, lists and the fields of a WebSocket handshake.
#include "server/net/http_fields.hpp"

#include "server/net/http_door.hpp"

#include <algorithm>

namespace spacebetween {

namespace {

bool is_token_character(char c) {
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           others.find(c) != std::string_view::npos;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char small = lower(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// 16 bytes in base64: 22 characters and two signs of padding.
bool is_web_socket_key(std::string_view key) {
    const auto is_base64 = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '+' || c == '/';
    };
    return key.size() == 24 && key.ends_with("==") &&
           std::all_of(key.begin(), key.end() - 2, is_base64);
}

}  // namespace

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

std::string lower_case(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

bool same_ignoring_case(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        return lower(a) == lower(b);
    });
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

int hex_byte(char high, char low) {
    const int left = hex_digit(high);
    const int right = hex_digit(low);
    return left < 0 || right < 0 ? -1 : left * 16 + right;
}

std::size_t count_of(const HttpRequest& request, std::string_view name) {
    const auto count =
        std::count_if(request.fields.begin(), request.fields.end(), [name](const HttpField& each) {
            return each.name == name;
        });
    return static_cast<std::size_t>(count);
}

bool has_element(const HttpRequest& request, std::string_view name, std::string_view element) {
    for (const HttpField& each : request.fields) {
        std::string_view rest = each.name == name ? std::string_view{each.value} : "";
        while (!rest.empty()) {
            const std::string_view part = rest.substr(0, rest.find(','));
            rest.remove_prefix(std::min(rest.size(), part.size() + 1));
            if (same_ignoring_case(trimmed(part), element)) {
                return true;
            }
        }
    }
    return false;
}

bool is_our_upgrade(const HttpRequest& request) {
    return request.method == HttpMethod::get && has_element(request, "connection", "upgrade") &&
           request.field("sec-websocket-version") == "13" &&
           is_web_socket_key(request.field("sec-websocket-key")) &&
           has_element(request, "sec-websocket-protocol", web_socket_protocol);
}

}  // namespace spacebetween
