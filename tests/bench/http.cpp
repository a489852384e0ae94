// As much HTTP as the bench needs: one request, one answer, on a connection of its own.
#include "tests/bench/http.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {
namespace {

std::string read_to_end(int socket) {
    std::string all;
    std::array<char, 16384> part{};
    for (;;) {
        const ssize_t got = ::recv(socket, part.data(), part.size(), 0);
        if (got <= 0) return all;
        all.append(part.data(), static_cast<std::size_t>(got));
    }
}

Reply parsed(const std::string& text) {
    Reply reply;
    constexpr std::size_t status_at = 9;
    if (text.size() < status_at + 3) return reply;
    std::from_chars(text.data() + status_at, text.data() + status_at + 3, reply.status);
    const std::size_t head = text.find("\r\n\r\n");
    if (head != std::string::npos) reply.body = text.substr(head + 4);
    const std::string_view name = "\r\nSet-Cookie: ";
    const std::size_t cookie = text.find(name);
    if (cookie < head) {
        const std::size_t begin = cookie + name.size();
        reply.cookie = text.substr(begin, text.find(';', begin) - begin);
    }
    return reply;
}

}  // namespace

int connected_to(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // The socket interface takes every address as its common beginning.
    const auto* any = reinterpret_cast<const sockaddr*>(&address);
    if (socket < 0 || ::connect(socket, any, sizeof address) != 0) {
        if (socket >= 0) ::close(socket);
        throw std::runtime_error("The server does not answer.");
    }
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

void send_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) throw std::runtime_error("The server is gone.");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

Reply Http::ask(const char* method, const std::string& path, const std::string& json) const {
    const int socket = connected_to(port_);
    const std::string host = "localhost:" + std::to_string(port_);
    std::string request = std::string(method) + ' ' + path + " HTTP/1.1\r\nHost: " + host +
                          "\r\nOrigin: http://" + host + "\r\nConnection: close\r\n";
    if (!cookie_.empty()) request += "Cookie: " + cookie_ + "\r\n";
    if (*method == 'P') {
        request +=
            "Content-Type: application/json\r\nContent-Length: " + std::to_string(json.size()) +
            "\r\n";
    }
    request += "\r\n" + json;
    std::string answer;
    try {
        send_all(socket, request);
        answer = read_to_end(socket);
    } catch (...) {
        ::close(socket);
        throw;
    }
    ::close(socket);
    return parsed(answer);
}

}  // namespace bench
