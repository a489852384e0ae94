// Looking things up in a request, and making responses.
#include "server/net/http_message.hpp"

#include "server/base/utf8.hpp"
#include "server/net/http_fields.hpp"

#include <algorithm>

namespace spacebetween {

namespace {

std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const int byte = i + 2 < text.size() ? hex_byte(text[i + 1], text[i + 2]) : -1;
            if (byte < 0) {
                return std::nullopt;
            }
            out.push_back(static_cast<char>(byte));
            i += 2;
        } else {
            out.push_back(text[i] == '+' ? ' ' : text[i]);
        }
    }
    return valid_utf8(out) ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

std::string_view HttpRequest::field(std::string_view name) const {
    const auto found = std::find_if(fields.begin(), fields.end(), [name](const HttpField& each) {
        return each.name == name;
    });
    return found == fields.end() ? std::string_view{} : std::string_view{found->value};
}

std::optional<std::string> HttpRequest::query_value(std::string_view name) const {
    std::string_view rest = query;
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        const std::size_t equals = pair.find('=');
        if (pair.substr(0, equals) == name) {
            return decoded(equals == std::string_view::npos ? "" : pair.substr(equals + 1));
        }
    }
    return std::nullopt;
}

HttpResponse http_response(unsigned status, std::string_view content_type, std::string body) {
    HttpResponse response;
    response.status = status;
    response.fields.push_back({"Content-Type", std::string(content_type)});
    response.body = std::make_shared<const std::string>(std::move(body));
    return response;
}

}  // namespace spacebetween
