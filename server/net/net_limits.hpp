// Every limit of the network side with its default. The app fills them from the limits file.
#pragma once

#include "server/base/time.hpp"

#include <cstddef>

namespace spacebetween {

struct HttpLimits {
    std::size_t head_bytes_max = 8 * 1024;
    std::size_t fields_max = 64;
    std::size_t body_bytes_max = 64 * 1024;
    /// Of a request that the handler lets bring more; no more than `body_bytes_max` when smaller.
    std::size_t upload_bytes_max = 0;
    /// From the first byte of a request to the last byte of its body.
    Millis request_ms_max = 10 * second_ms;
    /// How long a kept connection may wait for its next request.
    Millis idle_ms_max = 15 * second_ms;
    Millis tls_handshake_ms_max = 5 * second_ms;
};

struct OutboxLimits {
    /// From here on presence is sent less often.
    std::size_t slow_bytes = 64 * 1024;
    /// From here on presence is not sent at all.
    std::size_t no_presence_bytes = 256 * 1024;
    /// Past this the connection is closed as too slow.
    std::size_t bytes_max = 1024 * 1024;
    /// What waits is joined into one message of at most this size (a single frame may be larger).
    std::size_t joined_bytes_max = 64 * 1024;
};

struct ConnectionLimits {
    std::size_t message_bytes_max = 64 * 1024;
    /// Before `admit`: the first message must have come, whole, within both of these.
    std::size_t hello_bytes_max = 4 * 1024;
    Millis hello_ms_max = 5 * second_ms;
    /// Bytes of any kind since the last whole message: what empty frames and pings may waste.
    std::size_t bytes_between_messages_max = 96 * 1024;
    /// Reading pauses, it does not fail, when a peer sends more than this.
    std::size_t read_bytes_per_second = 64 * 1024;
    std::size_t read_burst_bytes = 128 * 1024;
    /// A write that moves no byte for this long ends the connection.
    Millis write_stuck_ms_max = 10 * second_ms;
    Millis close_handshake_ms_max = 3 * second_ms;
    OutboxLimits outbox;
};

struct AdmissionLimits {
    std::size_t connections_max = 12'000;
    /// Less than all of them, so that signing in and reading pages stays possible.
    std::size_t web_sockets_max = 10'800;
    /// Strangers: sockets that have not yet sent one whole request or one accepted hello.
    std::size_t strangers_max = 256;
    /// These two do not hold for loopback addresses: behind a proxy everybody comes from there.
    std::size_t strangers_per_address_max = 20;
    std::size_t connections_per_address_max = 1'000;
};

struct NetLimits {
    HttpLimits http;
    ConnectionLimits connection;
    AdmissionLimits admission;
    /// How often deadlines are looked at; each may be late by this much.
    Millis sweep_ms = 500;
};

}  // namespace spacebetween
