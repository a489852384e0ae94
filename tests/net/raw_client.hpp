// A client that sends exactly the bytes it is told to, plain or under TLS, and never waits for
// ever.
#pragma once

#include <openssl/ssl.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {

/// One frame as it came from a server: unmasked and whole.
struct WsFrame {
    unsigned opcode = 0;
    std::string payload;

    /// The number in a close frame, 0 in others.
    [[nodiscard]] unsigned close_number() const;
};

struct SslDelete {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

class RawClient {
public:
    explicit RawClient(std::uint16_t port, int receive_buffer_bytes = 0);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    /// Speaks TLS from here on, at most of that version; false when the server does not want to.
    bool start_tls(int version_max, std::string_view protocol);

    /// False once the peer takes no more.
    bool send(std::string_view bytes);

    /// All that comes until the peer closes; nothing when it has not done so in time.
    std::optional<std::string> read_to_end();
    /// Reads until `end` has been seen; what came until the peer closed otherwise.
    std::string read_until(std::string_view end);
    /// One response by its Content-Length (without its body for HEAD).
    std::string read_response(bool with_body = true);

    /// Asks for an upgrade; true when it was granted.
    bool upgrade(std::string_view path);
    /// Sends a masked frame. `first` is the first byte: FIN and opcode.
    bool send_frame(unsigned first, std::string_view payload);
    bool send_text(std::string_view text) { return send_frame(0x81, text); }
    /// The next frame; nothing when the peer closed.
    std::optional<WsFrame> read_frame();
    /// The close frame's number, skipping other frames; 0 when the socket just closed.
    unsigned read_close_number();
    /// Reads and drops everything until the peer closes; false when it does not in time.
    bool is_closed_by_peer();

private:
    bool read_more();

    int socket_ = -1;
    bool has_ended_ = false;
    std::string buffer_;
    std::unique_ptr<SSL_CTX, SslDelete> context_;
    std::unique_ptr<SSL, SslDelete> ssl_;
};

/// The bytes of a masked frame from a client.
std::string masked_frame(unsigned first, std::string_view payload);

/// A handshake for our sub-protocol.
std::string upgrade_request(std::string_view path);

}  // namespace spacebetween
