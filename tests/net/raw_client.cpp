// Blocking sockets with a deadline on every read.
#include "tests/net/raw_client.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace spacebetween {

namespace {

constexpr int patience_seconds = 20;

void set_patience(int socket) {
    const timeval patience{patience_seconds, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

}  // namespace

unsigned WsFrame::close_number() const {
    return opcode == 8 && payload.size() >= 2 ? byte_at(payload, 0) * 256 + byte_at(payload, 1) : 0;
}

RawClient::RawClient(std::uint16_t port, int receive_buffer_bytes)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    set_patience(socket_);
    if (receive_buffer_bytes > 0) {
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof(int));
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr any{};
    static_assert(sizeof any == sizeof address);
    std::copy_n(reinterpret_cast<const char*>(&address), sizeof any, reinterpret_cast<char*>(&any));
    if (::connect(socket_, &any, sizeof any) != 0) {
        throw std::runtime_error("cannot connect");
    }
}

RawClient::~RawClient() {
    ssl_.reset();
    ::close(socket_);
}

bool RawClient::start_tls(int version_max, std::string_view protocol) {
    context_.reset(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_security_level(context_.get(), 0);
    SSL_CTX_set_max_proto_version(context_.get(), version_max);
    ssl_.reset(SSL_new(context_.get()));
    std::string offer(1, static_cast<char>(protocol.size()));
    offer += protocol;
    const std::vector<unsigned char> wire(offer.begin(), offer.end());
    SSL_set_alpn_protos(ssl_.get(), wire.data(), static_cast<unsigned>(wire.size()));
    SSL_set_fd(ssl_.get(), socket_);
    return SSL_connect(ssl_.get()) == 1;
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ssl_ ? SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()))
                               : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawClient::read_more() {
    std::array<char, 16384> bytes{};
    const auto size = ssl_ ? SSL_read(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()))
                           : ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (size <= 0) {
        has_ended_ = size == 0 || errno != EAGAIN;
        return false;
    }
    buffer_.append(bytes.data(), static_cast<std::size_t>(size));
    return true;
}

std::optional<std::string> RawClient::read_to_end() {
    while (read_more()) {
    }
    return has_ended_ ? std::optional(std::exchange(buffer_, {})) : std::nullopt;
}

std::string RawClient::read_until(std::string_view end) {
    while (buffer_.find(end) == std::string::npos) {
        if (!read_more()) {
            return std::exchange(buffer_, {});
        }
    }
    const std::size_t size = buffer_.find(end) + end.size();
    std::string taken = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return taken;
}

std::string RawClient::read_response(bool with_body) {
    std::string response = read_until("\r\n\r\n");
    constexpr std::string_view name = "Content-Length: ";
    const std::size_t at = response.find(name);
    if (at == std::string::npos || !with_body) {
        return response;
    }
    const std::size_t size = std::stoul(response.substr(at + name.size()));
    while (buffer_.size() < size && read_more()) {
    }
    response += buffer_.substr(0, size);
    buffer_.erase(0, size);
    return response;
}

bool RawClient::upgrade(std::string_view path) {
    return send(upgrade_request(path)) && read_until("\r\n\r\n").starts_with("HTTP/1.1 101");
}

bool RawClient::send_frame(unsigned first, std::string_view payload) {
    return send(masked_frame(first, payload));
}

std::optional<WsFrame> RawClient::read_frame() {
    const auto need = [this](std::size_t size) {
        while (buffer_.size() < size) {
            if (!read_more()) {
                return false;
            }
        }
        return true;
    };
    if (!need(2)) {
        return std::nullopt;
    }
    const unsigned short_size = byte_at(buffer_, 1);
    const std::size_t length_bytes = short_size == 127 ? 8 : short_size == 126 ? 2 : 0;
    if (!need(2 + length_bytes)) {
        return std::nullopt;
    }
    std::size_t size = length_bytes == 0 ? short_size : 0;
    for (std::size_t i = 0; i < length_bytes; ++i) {
        size = size * 256 + byte_at(buffer_, 2 + i);
    }
    if (!need(2 + length_bytes + size)) {
        return std::nullopt;
    }
    WsFrame frame{byte_at(buffer_, 0) & 15U, buffer_.substr(2 + length_bytes, size)};
    buffer_.erase(0, 2 + length_bytes + size);
    return frame;
}

unsigned RawClient::read_close_number() {
    while (const auto frame = read_frame()) {
        if (frame->opcode == 8) {
            return frame->close_number();
        }
    }
    return 0;
}

bool RawClient::is_closed_by_peer() { return read_to_end().has_value(); }

std::string masked_frame(unsigned first, std::string_view payload) {
    constexpr std::string_view mask = "\x11\x22\x33\x44";
    std::string frame(1, static_cast<char>(first));
    if (payload.size() < 126) {
        frame.push_back(static_cast<char>(128 + payload.size()));
    } else if (payload.size() < 65536) {
        frame.push_back(static_cast<char>(128 + 126));
        frame.push_back(static_cast<char>(payload.size() / 256));
        frame.push_back(static_cast<char>(payload.size() % 256));
    } else {
        frame.push_back(static_cast<char>(128 + 127));
        for (int shift = 56; shift >= 0; shift -= 8) {
            frame.push_back(static_cast<char>((payload.size() >> shift) & 255U));
        }
    }
    frame += mask;
    for (std::size_t i = 0; i < payload.size(); ++i) {
        frame.push_back(static_cast<char>(payload[i] ^ mask[i % 4]));
    }
    return frame;
}

std::string upgrade_request(std::string_view path) {
    return "GET " + std::string(path) +
           " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: keep-alive, "
           "Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
           "Sec-WebSocket-Protocol: spacebetween.v1\r\n\r\n";
}

}  // namespace spacebetween
