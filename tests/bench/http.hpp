// As much HTTP as the bench needs: one request, one answer, on a connection of its own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bench {

/// A connected socket to the server on this machine; throws when there is none.
int connected_to(std::uint16_t port);

/// Sends all of it on a blocking socket; throws when the peer is gone.
void send_all(int socket, std::string_view bytes);

struct Reply {
    int status = 0;
    std::string cookie;  ///< name=value of a Set-Cookie
    std::string body;
};

class Http {
public:
    explicit Http(std::uint16_t port) : port_(port) {}

    void be(std::string cookie) { cookie_ = std::move(cookie); }
    [[nodiscard]] Reply get(const std::string& path) const { return ask("GET", path, {}); }
    [[nodiscard]] Reply post(const std::string& path, const std::string& json) const {
        return ask("POST", path, json);
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] const std::string& cookie() const { return cookie_; }

private:
    [[nodiscard]] Reply ask(const char* method, const std::string& path, const std::string& json)
        const;

    std::uint16_t port_;
    std::string cookie_;
};

}  // namespace bench
