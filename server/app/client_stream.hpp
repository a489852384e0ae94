// What one client was told, counted, so that it can lose its connection and go on where it was.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/net/connection.hpp"
#include "server/net/frame.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace spacebetween {

struct StreamLimits {
    /// Unacknowledged frames kept for a resume; past this the client starts from a snapshot.
    std::size_t kept_bytes_max = 256 * 1024;
    /// How long a stream without a connection waits for its client.
    Millis wait_ms_max = 2 * minute_ms;
};

/// Both sides count every frame that has a place in the stream. A client that comes back says how
/// many it received; what it lacks is still here, or it needs a snapshot and a new stream.
///
/// Lives on the network thread, owned by the host of its room.
class ClientStream {
public:
    ClientStream(StreamId id, const StreamLimits& limits) : id_(std::move(id)), limits_(limits) {}

    [[nodiscard]] const StreamId& id() const { return id_; }

    /// Sends a frame that both sides count, and keeps it until it is acknowledged. `answers` is the
    /// number of the change or command that it answers, 0 when it is no answer.
    void tell(const Frame& frame, std::int64_t answers = 0);

    /// Sends a frame that is outside the count: welcome, parts of a snapshot, ping, presence.
    void tell_uncounted(const Frame& frame, Weight weight);

    /// The client has received `count` frames of this stream. False when it cannot have.
    [[nodiscard]] bool acknowledge(std::uint64_t count);

    /// The highest number whose answer the client is known to have.
    [[nodiscard]] std::int64_t answered() const { return answered_; }

    /// Whether the frames after `received` are all still here.
    [[nodiscard]] bool can_resume_after(std::uint64_t received) const;

    /// A stream that begins on the same connection. Until the client acknowledges 0 of it, what it
    /// acknowledges is of the one before.
    [[nodiscard]] ClientStream anew(StreamId id) const;

    /// Whether what the client says now is of this stream, and not of the one before.
    [[nodiscard]] bool is_heard() const { return !not_yet_heard_; }

    /// Speaks through `connection` from now on.
    void attach(std::shared_ptr<Connection> connection) { connection_ = std::move(connection); }

    /// Sends again what came after `received`, in order. Only when `can_resume_after` it.
    void resend_after(std::uint64_t received);

    /// The connection is gone; the stream waits for its client.
    void detach(Time now);

    [[nodiscard]] bool is_over(Time now) const;
    [[nodiscard]] Connection* connection() const { return connection_.get(); }
    [[nodiscard]] std::size_t kept_bytes() const { return kept_bytes_; }

private:
    struct Kept {
        Frame frame;
        std::int64_t answers;
    };

    void forget_first(std::size_t frames);
    /// Keeps nothing of what is not acknowledged; there is no resuming over it.
    void let_go();

    StreamId id_;
    const StreamLimits& limits_;
    std::shared_ptr<Connection> connection_;
    std::vector<Kept> kept_;          ///< takes no memory once all is acknowledged
    std::uint64_t acknowledged_ = 0;  ///< frames before the first in `kept_`
    std::size_t kept_bytes_ = 0;
    std::int64_t answered_ = 0;
    std::uint64_t claimed_ = 0;   ///< the highest count that the client has named
    bool not_yet_heard_ = false;  ///< the client may still speak of the stream before
    bool complete_ = true;        ///< false once a frame was let go that nobody acknowledged
    std::optional<Time> waits_since_;
};

}  // namespace spacebetween
