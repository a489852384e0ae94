// Request line, fields and body length of a raw head.
#include "server/net/http_door.hpp"

#include "server/net/http_fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace spacebetween {

namespace {

constexpr HttpFault bad_request{400};
constexpr HttpFault method_not_allowed{405};
constexpr HttpFault body_too_large{413};
constexpr HttpFault head_too_large{431};

/// Takes the text up to the next CR LF, and both with it.
std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find("\r\n");
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
    return line;
}

std::optional<HttpMethod> method_of(std::string_view name) {
    if (name == "GET") {
        return HttpMethod::get;
    }
    if (name == "HEAD") {
        return HttpMethod::head;
    }
    return name == "POST" ? std::optional(HttpMethod::post) : std::nullopt;
}

std::optional<HttpFault> read_target(std::string_view target, HttpRequest& request) {
    const std::size_t question = target.find('?');
    const std::string_view path = target.substr(0, question);
    if (!is_plain_path(path)) {
        return bad_request;
    }
    const std::string_view query =
        question == std::string_view::npos ? "" : target.substr(question + 1);
    const auto is_plain = [](char c) { return c > 0x20 && c < 0x7f && c != '#' && c != '\\'; };
    if (!std::all_of(query.begin(), query.end(), is_plain)) {
        return bad_request;
    }
    request.path = path;
    request.query = query;
    return std::nullopt;
}

std::optional<HttpFault> read_request_line(std::string_view line, HttpHead& head) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) {
        return bad_request;
    }
    const std::string_view method = line.substr(0, first);
    const std::string_view version = line.substr(last + 1);
    if (!is_token(method) || (version != "HTTP/1.1" && version != "HTTP/1.0")) {
        return bad_request;
    }
    const auto known = method_of(method);
    if (!known) {
        return method_not_allowed;
    }
    head.request.method = *known;
    head.after = version == "HTTP/1.0" ? After::close : After::keep;
    return read_target(line.substr(first + 1, last - first - 1), head.request);
}

std::optional<HttpFault>
read_fields(std::string_view lines, const HttpLimits& limits, HttpRequest& request) {
    while (!lines.empty()) {
        const std::string_view line = take_line(lines);
        if (line.empty()) {
            return lines.empty() ? std::nullopt : std::optional(bad_request);
        }
        if (request.fields.size() == limits.fields_max) {
            return head_too_large;
        }
        // A line that begins with a blank would continue the one before: its name is no token.
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
            return bad_request;
        }
        request.fields.push_back(
            {lower_case(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))}
        );
    }
    return bad_request;
}

bool has_doubled_field(const HttpRequest& request) {
    constexpr std::array single{
        "host",
        "content-length",
        "content-type",
        "cookie",
        "origin",
        "authorization",
        "sec-fetch-site",
        "sec-websocket-key",
        "sec-websocket-version"
    };
    return std::any_of(single.begin(), single.end(), [&](std::string_view name) {
        return count_of(request, name) > 1;
    });
}

bool is_host(std::string_view host, std::span<const std::string> hosts) {
    const auto is_host_character = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
    };
    return !host.empty() && host.size() <= 255 &&
           std::all_of(host.begin(), host.end(), is_host_character) &&
           (hosts.empty() || std::any_of(hosts.begin(), hosts.end(), [host](const auto& each) {
                return same_ignoring_case(each, host);
            }));
}

std::optional<HttpFault> read_length(const HttpLimits& limits, HttpHead& head) {
    if (count_of(head.request, "content-length") == 0) {
        return std::nullopt;
    }
    const std::string_view text = head.request.field("content-length");
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.empty() || text.size() > 20 || !std::all_of(text.begin(), text.end(), is_digit)) {
        return bad_request;
    }
    const auto [end, failed] =
        std::from_chars(text.data(), text.data() + text.size(), head.body_bytes);
    const std::size_t most = std::max(limits.body_bytes_max, limits.upload_bytes_max);
    if (failed != std::errc{} || head.body_bytes > most) {
        return body_too_large;
    }
    return head.request.method == HttpMethod::post || head.body_bytes == 0
               ? std::nullopt
               : std::optional(bad_request);
}

}  // namespace

Result<std::size_t, HttpFault> HeadScanner::scan(std::string_view bytes) {
    const std::size_t limit = std::min(bytes.size(), limits_.head_bytes_max);
    for (; scanned_ < limit; ++scanned_) {
        const char c = bytes[scanned_];
        if (c == '\r') {
            if (scanned_ + 1 == bytes.size()) {
                break;  // judged when the next byte is there
            }
            if (bytes[scanned_ + 1] != '\n') {
                return bad_request;
            }
        } else if (c == '\n') {
            if (scanned_ == 0 || bytes[scanned_ - 1] != '\r') {
                return bad_request;
            }
            if (scanned_ >= 3 && bytes.substr(scanned_ - 3, 4) == "\r\n\r\n") {
                return scanned_ + 1;
            }
        } else if (c == 0x7f || (c >= 0 && c < 0x20 && c != '\t')) {
            return bad_request;
        }
    }
    if (bytes.size() >= limits_.head_bytes_max) {
        return head_too_large;
    }
    return std::size_t{0};
}

bool is_plain_path(std::string_view path) {
    if (path.empty() || path.front() != '/') {
        return false;
    }
    std::string segment;
    for (std::size_t i = 0; i < path.size(); ++i) {
        char c = path[i];
        if (c == '/') {
            if (segment == "." || segment == "..") {
                return false;
            }
            segment.clear();
            continue;
        }
        if (c == '%') {
            const int byte = i + 2 < path.size() ? hex_byte(path[i + 1], path[i + 2]) : -1;
            if (byte < 0x20 || byte == 0x7f || byte == '/' || byte == '\\' || byte == '%') {
                return false;
            }
            c = static_cast<char>(byte);
            i += 2;
        } else if (c <= 0x20 || c >= 0x7f || c == '\\' || c == '#' || c == '"' || c == '<' ||
                   c == '>') {
            return false;
        }
        segment.push_back(c);
    }
    return segment != "." && segment != "..";
}

Result<HttpHead, HttpFault>
read_head(std::string_view bytes, const HttpLimits& limits, std::span<const std::string> hosts) {
    HttpHead head;
    if (const auto refused = read_request_line(take_line(bytes), head)) {
        return *refused;
    }
    if (const auto refused = read_fields(bytes, limits, head.request)) {
        return *refused;
    }
    HttpRequest& request = head.request;
    if (count_of(request, "transfer-encoding") > 0 || has_doubled_field(request) ||
        !is_host(request.field("host"), hosts)) {
        return bad_request;
    }
    if (const auto refused = read_length(limits, head)) {
        return *refused;
    }
    if (has_element(request, "connection", "close")) {
        head.after = After::close;
    }
    if (has_element(request, "upgrade", "websocket")) {
        head.asks_upgrade = is_our_upgrade(request) && head.after == After::keep;
        if (!head.asks_upgrade) {
            return bad_request;
        }
    }
    return head;
}

}  // namespace spacebetween
