// Writing a response's head.
#include "server/net/response_head.hpp"

#include "server/net/http_fields.hpp"

#include <algorithm>

namespace spacebetween {

std::string_view reason_of(unsigned status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 204:
            return "No Content";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 409:
            return "Conflict";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        default:
            return "Other";
    }
}

std::string response_head(const HttpResponse& response, std::size_t body_bytes, After after) {
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + " ";
    head += reason_of(response.status);
    head += "\r\n";
    for (const HttpField& field : response.fields) {
        const bool is_one_line = std::none_of(field.value.begin(), field.value.end(), [](char c) {
            return c == '\r' || c == '\n' || c == '\0';
        });
        if (is_one_line && is_token(field.name)) {
            head += field.name + ": " + field.value + "\r\n";
        }
    }
    if (response.status != 204 && response.status != 304) {
        head += "Content-Length: " + std::to_string(body_bytes) + "\r\n";
    }
    if (after == After::close) {
        head += "Connection: close\r\n";
    }
    return head + "\r\n";
}

}  // namespace spacebetween
