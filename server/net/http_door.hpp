// The one door for HTTP: raw bytes become a request here, or a refusal, and nowhere else.
#pragma once

#include "server/base/result.hpp"
#include "server/net/http_message.hpp"
#include "server/net/net_limits.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace spacebetween {

/// A refused request is answered with this status and the socket is closed: where one request ends
/// and the next begins is no longer certain.
struct HttpFault {
    unsigned status = 400;

    friend bool operator==(const HttpFault&, const HttpFault&) = default;
};

/// Looks for the end of a request's head in bytes that arrive piece by piece, and refuses early
/// what can never become one: control characters, line breaks that are not CR LF, too many bytes.
class HeadScanner {
public:
    explicit HeadScanner(const HttpLimits& limits) : limits_(limits) {}

    /// `bytes` is all that has arrived so far. The head's size with its empty line, or 0 when more
    /// must come.
    [[nodiscard]] Result<std::size_t, HttpFault> scan(std::string_view bytes);

private:
    const HttpLimits& limits_;
    std::size_t scanned_ = 0;
};

enum class After : std::uint8_t { keep, close };

struct HttpHead {
    HttpRequest request;
    std::size_t body_bytes = 0;
    After after = After::keep;
    /// Asks, in the right form, to become a WebSocket that speaks our sub-protocol.
    bool asks_upgrade = false;
};

/// Reads a whole head, as `HeadScanner` found it. Refused are: any Transfer-Encoding, a missing or
/// second Host, a Host that is not among `hosts` (unless that is empty), a Content-Length that is
/// not one plain number, folded lines, methods other than GET, HEAD and POST, targets that are not
/// plain paths, doubled fields that must be single, and an upgrade that is not ours.
[[nodiscard]] Result<HttpHead, HttpFault>
read_head(std::string_view bytes, const HttpLimits& limits, std::span<const std::string> hosts);

/// Whether a target's path can name a route: ASCII, whole escapes, no dot segment, no slash or
/// backslash or control character in disguise.
[[nodiscard]] bool is_plain_path(std::string_view path);

/// The sub-protocol's name in the handshake.
inline constexpr std::string_view web_socket_protocol = "spacebetween.v1";

}  // namespace spacebetween
