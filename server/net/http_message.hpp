// A request that passed the door, and the answer to it, as plain values.
#pragma once

#include "server/net/frame.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

enum class HttpMethod : std::uint8_t { get, head, post };

struct HttpField {
    std::string name;
    std::string value;
};

struct HttpRequest {
    HttpMethod method = HttpMethod::get;
    /// Starts with '/', is ASCII without dot segments, backslashes or encoded slashes, and is not
    /// decoded: routes are looked up as they are written.
    std::string path;
    /// What follows '?', not decoded.
    std::string query;
    /// Names in lower case, in the order of arrival.
    std::vector<HttpField> fields;
    std::string body;
    /// The peer's address without its port.
    std::string address;
    bool over_tls = false;

    /// The first field of that (lower case) name; empty when there is none.
    [[nodiscard]] std::string_view field(std::string_view name) const;

    /// A decoded value of the query; nothing when absent or badly encoded.
    [[nodiscard]] std::optional<std::string> query_value(std::string_view name) const;
};

struct HttpResponse {
    unsigned status = 200;
    /// Besides these every response gets its length, a caching rule and the security headers; a
    /// field given here replaces the one that would have been added.
    std::vector<HttpField> fields;
    /// Shared, so that a file is sent without a copy. Null is an empty body.
    Frame body;
    /// Closes the socket after this response.
    bool close = false;
};

/// A response with a body of the given content type.
HttpResponse http_response(unsigned status, std::string_view content_type, std::string body);

}  // namespace spacebetween
