// Any bytes at the HTTP door: it never reads past them, and what it lets in keeps its promises.
#include "server/net/http_door.hpp"

#include "server/base/assert.hpp"
#include "server/net/http_fields.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace spacebetween;

/// The end of the head must not depend on how the bytes came in.
void check_pieces(const std::string& bytes, const HttpLimits& limits) {
    HeadScanner at_once(limits);
    HeadScanner by_byte(limits);
    const auto whole = at_once.scan(bytes);
    for (std::size_t size = 1; size <= bytes.size(); ++size) {
        const auto part = by_byte.scan(std::string_view(bytes).substr(0, size));
        if (!part) {
            ASSERT(!whole || *whole == 0 || *whole > size);
            return;
        }
        if (*part > 0) {
            ASSERT(whole.has_value() && *whole == *part);
            return;
        }
    }
    ASSERT(whole.has_value() && *whole == 0);
}

void check_promises(const HttpHead& head, const HttpLimits& limits) {
    const HttpRequest& request = head.request;
    ASSERT(is_plain_path(request.path));
    ASSERT(request.path.find("/../") == std::string::npos && !request.path.ends_with("/.."));
    ASSERT(count_of(request, "host") == 1 && !request.field("host").empty());
    ASSERT(count_of(request, "transfer-encoding") == 0);
    ASSERT(count_of(request, "content-length") <= 1);
    ASSERT(head.body_bytes <= limits.body_bytes_max);
    ASSERT(head.body_bytes == 0 || request.method == HttpMethod::post);
    ASSERT(request.fields.size() <= limits.fields_max);
    ASSERT(!head.asks_upgrade || request.method == HttpMethod::get);
    for (const HttpField& field : request.fields) {
        ASSERT(is_token(field.name) && field.name == lower_case(field.name));
        ASSERT(field.value.find_first_of("\r\n") == std::string::npos);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const HttpLimits limits;
    const std::string bytes(data, data + size);
    check_pieces(bytes, limits);
    HeadScanner scanner(limits);
    const auto end = scanner.scan(bytes);
    if (end && *end > 0) {
        if (const auto head = read_head(std::string_view(bytes).substr(0, *end), limits, {})) {
            check_promises(*head, limits);
            static_cast<void>(head->request.query_value("room"));
        }
    }
    return 0;
}
