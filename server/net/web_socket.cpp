// One WebSocket on Beast: reads are pulled, writes are driven by their completions.
#include "server/net/web_socket.hpp"

#include "server/base/assert.hpp"
#include "server/net/use_result.hpp"
#include "server/net/wire_layer.hpp"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using asio::awaitable;
using boost::system::error_code;

/// A message's first bytes are read into this much; an idle connection keeps no more. Most changes
/// fit, and with the string's own last byte it is a size that memory is given out in.
constexpr std::size_t first_read_bytes = 383;
constexpr std::uint16_t normal_closure = 1000;

using Stream = websocket::stream<WireLayer, false>;  // false: no compression is even compiled in

http::request<http::empty_body> handshake_request(const HttpRequest& request) {
    http::request<http::empty_body> made;
    made.method(http::verb::get);
    made.target(request.path);
    made.version(11);
    made.set(http::field::host, request.field("host"));
    made.set(http::field::upgrade, "websocket");
    made.set(http::field::connection, "upgrade");
    made.set(http::field::sec_websocket_key, request.field("sec-websocket-key"));
    made.set(http::field::sec_websocket_version, "13");
    return made;
}

Ended ending_of(const error_code& failed) {
    if (failed == websocket::error::closed || failed == asio::error::eof) {
        return Ended::left;
    }
    return failed.category() == make_error_code(websocket::error::closed).category() ? Ended::broken
                                                                                     : Ended::lost;
}

class BeastWebSocket final : public WebSocket, public std::enable_shared_from_this<BeastWebSocket> {
public:
    BeastWebSocket(
        std::shared_ptr<NetCore> core,
        std::shared_ptr<Wire> wire,
        std::string address,
        Seat& guest
    );
    ~BeastWebSocket() override { core_->web_sockets.erase(this); }

    awaitable<bool> handshake(HttpRequest request);

    awaitable<ReadResult> read() override;
    void offer(Frame frame, Weight weight) override;
    [[nodiscard]] Pressure pressure() const override { return outbox_.pressure(); }
    void close(std::uint16_t number, std::string reason) override;
    void admit() override;
    [[nodiscard]] bool is_open() const override { return !is_closing_ && wire_->is_open(); }
    [[nodiscard]] const std::string& address() const override { return address_; }
    awaitable<void> finish() override;
    void write_what_waits() override;

private:
    ReadResult ended(Ended how);
    void has_written(error_code failed);
    void say_goodbye();
    void end_operation();

    std::shared_ptr<NetCore> core_;
    std::shared_ptr<Wire> wire_;
    std::string address_;
    Seat* guest_;
    Stream stream_;
    Outbox outbox_;
    Frame in_flight_;
    std::unique_ptr<websocket::close_reason> goodbye_;  ///< not before the end: it takes room
    std::unique_ptr<asio::steady_timer> finished_;
    unsigned operations_ = 0;
    bool is_stranger_ = true;
    bool is_in_turn_ = false;
    bool is_closing_ = false;
    bool has_said_goodbye_ = false;
};

BeastWebSocket::BeastWebSocket(
    std::shared_ptr<NetCore> core,
    std::shared_ptr<Wire> wire,
    std::string address,
    Seat& guest
)
    : core_(std::move(core)),
      wire_(std::move(wire)),
      address_(std::move(address)),
      guest_(&guest),
      stream_(WireLayer{wire_.get()}),
      outbox_(core_->settings.limits.connection.outbox) {
    // Our own sweeper keeps every deadline; Beast's idle timer is satisfied by any byte.
    stream_.set_option(websocket::stream_base::timeout{
        websocket::stream_base::none(),
        websocket::stream_base::none(),
        false
    });
    stream_.set_option(websocket::stream_base::decorator([](websocket::response_type& response) {
        response.set(http::field::sec_websocket_protocol, web_socket_protocol);
        response.set(http::field::server, "spacebetween");
    }));
    // The limit is ours, in `read`, so that the peer can be told with a code of ours; Beast's own
    // is the backstop for a frame that announces more than anybody may send.
    stream_.read_message_max(2 * core_->settings.limits.connection.message_bytes_max);
    stream_.auto_fragment(false);
    stream_.text(true);
    core_->web_sockets.insert(this);
}

awaitable<bool> BeastWebSocket::handshake(HttpRequest request) {
    const ConnectionLimits& limits = core_->settings.limits.connection;
    wire_->set_deadline(limits.hello_ms_max);
    const http::request<http::empty_body> upgrade = handshake_request(request);
    const auto [failed] = co_await stream_.async_accept(upgrade, use_result);
    wire_->writing_ended();
    wire_->start_budget();
    co_return !failed;
}

awaitable<ReadResult> BeastWebSocket::read() {
    const ConnectionLimits& limits = core_->settings.limits.connection;
    const std::size_t most = is_stranger_ ? limits.hello_bytes_max : limits.message_bytes_max;
    ReadResult result;
    do {
        const std::size_t had = result.text.size();
        const std::size_t room =
            had == 0 ? first_read_bytes : stream_.read_size_hint(first_read_bytes);
        result.text.resize(had + std::min(room, most + 1 - had));
        const auto [failed, size] = co_await stream_.async_read_some(
            asio::buffer(result.text.data() + had, result.text.size() - had),
            use_result
        );
        if (failed) {
            co_return ended(ending_of(failed));
        }
        result.text.resize(had + size);
        if (result.text.size() > most) {
            co_return ended(Ended::too_big);
        }
    } while (!stream_.is_message_done());
    if (stream_.got_binary()) {
        co_return ended(Ended::not_text);
    }
    wire_->budget().message_arrived();
    co_return result;
}

// The peer can still be told why after `too_big` and `not_text`; after the others there is no peer.
ReadResult BeastWebSocket::ended(Ended how) {
    ReadResult result;
    result.ended = is_closing_ ? Ended::closed_here : wire_->has_flooded() ? Ended::flooded : how;
    if (!is_closing_ && how != Ended::too_big && how != Ended::not_text) {
        wire_->close();
    }
    return result;
}

void BeastWebSocket::offer(Frame frame, Weight weight) {
    if (!is_open()) {
        return;
    }
    if (!outbox_.offer(std::move(frame), weight)) {
        close(core_->settings.close_numbers.slow, "slow");
        return;
    }
    if (!std::exchange(is_in_turn_, true)) {
        core_->turn->add(shared_from_this());
    }
}

void BeastWebSocket::write_what_waits() {
    is_in_turn_ = false;
    if (!wire_->is_open() || has_said_goodbye_) {
        return;
    }
    if (Frame message = outbox_.take()) {
        in_flight_ = std::move(message);
        ++operations_;
        stream_.async_write(
            asio::buffer(*in_flight_),
            [self = shared_from_this()](error_code failed, std::size_t /*size*/) {
                self->has_written(failed);
            }
        );
    } else if (is_closing_ && outbox_.is_idle()) {
        say_goodbye();
    }
}

void BeastWebSocket::has_written(error_code failed) {
    in_flight_ = nullptr;
    outbox_.written();
    wire_->writing_ended();
    if (failed) {
        outbox_.clear();
        wire_->close();
    }
    write_what_waits();
    end_operation();
}

void BeastWebSocket::close(std::uint16_t number, std::string reason) {
    if (std::exchange(is_closing_, true)) {
        return;
    }
    reason.resize(std::min<std::size_t>(reason.size(), websocket::reason_string::static_capacity));
    goodbye_ = std::make_unique<websocket::close_reason>();
    goodbye_->code = number;
    goodbye_->reason = reason;
    wire_->set_deadline(core_->settings.limits.connection.close_handshake_ms_max);
    write_what_waits();
}

void BeastWebSocket::say_goodbye() {
    has_said_goodbye_ = true;
    if (!stream_.is_open()) {
        wire_->close();
        return;
    }
    ++operations_;
    stream_.async_close(*goodbye_, [self = shared_from_this()](error_code /*failed*/) {
        self->wire_->close();
        self->end_operation();
    });
}

void BeastWebSocket::admit() {
    if (!std::exchange(is_stranger_, false) || guest_ == nullptr) {
        return;
    }
    guest_->become_known();
    if (!is_closing_) {
        wire_->clear_deadline();
    }
    wire_->budget().admit();
}

void BeastWebSocket::end_operation() {
    if (--operations_ == 0 && finished_) {
        finished_->cancel();
    }
}

awaitable<void> BeastWebSocket::finish() {
    close(normal_closure, {});
    while (operations_ > 0) {
        finished_ = std::make_unique<asio::steady_timer>(
            wire_->get_executor(),
            asio::steady_timer::time_point::max()
        );
        co_await finished_->async_wait(use_result);
    }
    wire_->close();
    guest_ = nullptr;
}

}  // namespace

awaitable<std::shared_ptr<WebSocket>> WebSocket::accept(
    std::shared_ptr<NetCore> core,
    std::shared_ptr<Wire> wire,
    std::unique_ptr<Upgrade> upgrade,
    Seat& guest
) {
    guest.become_stranger();
    auto made = std::make_shared<BeastWebSocket>(
        std::move(core),
        std::move(wire),
        std::move(upgrade->request.address),
        guest
    );
    const bool accepted = co_await made->handshake(std::move(upgrade->request));
    co_return accepted ? std::shared_ptr<WebSocket>(std::move(made)) : nullptr;
}

}  // namespace spacebetween
