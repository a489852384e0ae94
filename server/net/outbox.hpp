// The bounded queue of frames for one connection: in order, one write in flight, joined when late.
#pragma once

#include "server/net/frame.hpp"
#include "server/net/net_limits.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace spacebetween {

/// How far behind a peer is.
enum class Pressure : std::uint8_t { none, slow_presence, no_presence };

/// Whether a frame counts towards the limit. Parts of a snapshot do not: they have a size that the
/// room's limits give, and they are sent just when a peer has nothing else to catch up with.
enum class Weight : std::uint8_t { counted, exempt };

/// Holds what is to be written and says what to write next. It neither writes nor waits.
class Outbox {
public:
    explicit Outbox(const OutboxLimits& limits) : limits_(limits) {}
    explicit Outbox(OutboxLimits&& limits) = delete;  // they are kept by reference

    /// Queues a frame; false when that passes the limit: then nothing waits any more.
    [[nodiscard]] bool offer(Frame frame, Weight weight);

    /// The next message to write: the oldest frame itself, or, when more wait, a JSON array of as
    /// many as fit. Null when nothing waits or a write is still in flight.
    [[nodiscard]] Frame take();

    /// The message that `take` gave has been written.
    void written();

    /// Lets go of everything that waits.
    void clear();

    [[nodiscard]] bool is_idle() const { return waiting_.empty() && !in_flight_; }
    /// Bytes that count: waiting or in flight.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }
    [[nodiscard]] Pressure pressure() const;

private:
    struct Waiting {
        Frame frame;
        Weight weight;
    };

    [[nodiscard]] std::size_t frames_that_fit() const;
    [[nodiscard]] Frame join(std::size_t frames) const;
    void forget_first(std::size_t frames);

    const OutboxLimits& limits_;  // the server's, which outlives every connection
    std::vector<Waiting> waiting_;
    std::size_t bytes_ = 0;
    std::size_t bytes_in_flight_ = 0;
    bool in_flight_ = false;
};

}  // namespace spacebetween
