// A connection without a network: what the server offers waits here until the simulation carries
// it.
#pragma once

#include "server/net/connection.hpp"
#include "server/net/outbox.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace spacebetween {

/// Queues as a real connection does, in the same outbox, with the same end for a slow peer.
class SimConnection final : public Connection {
public:
    explicit SimConnection(const OutboxLimits& limits) : outbox_(limits) {}

    boost::asio::awaitable<ReadResult> read() override {
        ReadResult result{Ended::closed_here, {}};
        co_return result;
    }

    void offer(Frame frame, Weight weight) override {
        if (open_ && !outbox_.offer(std::move(frame), weight)) close(slow_number, "slow");
    }

    [[nodiscard]] Pressure pressure() const override { return outbox_.pressure(); }

    void close(std::uint16_t number, std::string reason) override {
        if (!open_) return;
        open_ = false;
        code_ = number;
        reason_ = std::move(reason);
    }

    void admit() override { admitted_ = true; }
    [[nodiscard]] bool is_open() const override { return open_; }
    [[nodiscard]] const std::string& address() const override { return address_; }

    /// The next message on its way to the client; nothing when none waits.
    Frame carry() {
        Frame message = outbox_.take();
        if (message) outbox_.written();
        return message;
    }

    /// The close code, as soon as all that came before it has been carried.
    [[nodiscard]] std::optional<std::uint16_t> goodbye() const {
        return !open_ && outbox_.is_idle() ? std::optional(code_) : std::nullopt;
    }

    [[nodiscard]] bool admitted() const { return admitted_; }
    [[nodiscard]] std::size_t waiting_bytes() const { return outbox_.bytes(); }

private:
    static constexpr std::uint16_t slow_number = 4002;

    Outbox outbox_;
    std::string address_ = "192.0.2.1";
    std::string reason_;
    std::uint16_t code_ = 0;
    bool open_ = true;
    bool admitted_ = false;
};

}  // namespace spacebetween
