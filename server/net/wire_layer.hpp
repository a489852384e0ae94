// A wire in the form that Beast wants of the stream below a WebSocket.
#pragma once

#include "server/net/wire.hpp"

#include <boost/asio/post.hpp>

#include <utility>

namespace boost::beast {
enum class role_type;  // all that is needed of Beast here
}

namespace spacebetween {

struct WireLayer {
    using executor_type = Executor;

    Wire* wire;

    [[nodiscard]] executor_type get_executor() const { return wire->get_executor(); }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        return wire->async_read_some(buffers, std::forward<Token>(token));
    }

    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        return wire->async_write_some(buffers, std::forward<Token>(token));
    }

    friend void beast_close_socket(WireLayer& layer) { layer.wire->close(); }
};

/// Both sides have said goodbye: nothing is left to wait for.
template <class Handler>
void async_teardown(boost::beast::role_type /*role*/, WireLayer& layer, Handler&& handler) {
    boost::system::error_code ignored;
    layer.wire->socket().shutdown(Socket::shutdown_send, ignored);
    boost::asio::post(layer.get_executor(), [handler = std::forward<Handler>(handler)]() mutable {
        handler(boost::system::error_code{});
    });
}

}  // namespace spacebetween
