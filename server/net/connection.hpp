// One WebSocket as the app sees it: pull messages in, offer frames out, close with a code.
#pragma once

#include "server/net/frame.hpp"
#include "server/net/outbox.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <string>

namespace spacebetween {

/// Why there is no further message.
enum class Ended : std::uint8_t {
    not_ended,
    left,        ///< the peer said goodbye
    lost,        ///< the network failed, or a deadline of ours passed
    too_big,     ///< a message over the limit; the peer can still be told
    not_text,    ///< a binary message; the peer can still be told
    flooded,     ///< bytes without messages; the socket is already closed
    broken,      ///< not the WebSocket protocol, or not UTF-8
    closed_here  ///< `close` was called on this side
};

struct ReadResult {
    Ended ended = Ended::not_ended;
    std::string text;

    [[nodiscard]] bool has_message() const { return ended == Ended::not_ended; }
};

/// A connection that lives as long as anybody holds it; what it does to the socket ends with
/// `close` or with the first failure. Every call comes on the network thread and none of them
/// throws.
///
/// Reading is pulled: nothing is read from the peer until `read` is awaited, and that is how a
/// room that is behind slows the people who write to it. Writing never waits: `offer` queues, and
/// what was queued in one turn of the loop, or while a write was in flight, travels as one message.
class Connection {
public:
    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    virtual ~Connection() = default;

    /// The next text message. One read at a time.
    virtual boost::asio::awaitable<ReadResult> read() = 0;

    /// Queues a frame. Past the outbox's limit everything that waits is let go and the connection
    /// closes as slow. After `close` offers are ignored.
    virtual void offer(Frame frame, Weight weight) = 0;

    /// How far behind this peer is; presence is sent accordingly.
    [[nodiscard]] virtual Pressure pressure() const = 0;

    /// Says goodbye with a close code after what still waits, and closes the socket when the peer
    /// answered or the handshake's time is over. A second close is harmless.
    virtual void close(std::uint16_t number, std::string reason) = 0;

    /// The hello was accepted: lifts the limits that hold for strangers.
    virtual void admit() = 0;

    /// False once `close` was called or the socket has failed.
    [[nodiscard]] virtual bool is_open() const = 0;

    /// The peer's address without its port.
    [[nodiscard]] virtual const std::string& address() const = 0;
};

}  // namespace spacebetween
