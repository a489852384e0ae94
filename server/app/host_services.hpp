// What the host of a room borrows from the process it lives in.
#pragma once

#include "server/app/client_stream.hpp"
#include "server/app/team_formats.hpp"
#include "server/base/id.hpp"
#include "server/base/random.hpp"
#include "server/base/time.hpp"
#include "server/room/session_state.hpp"
#include "server/storage/journal.hpp"
#include "server/storage/storage_thread.hpp"
#include "server/vocabulary/limits.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <functional>
#include <optional>

namespace spacebetween {

/// The disk is full: nothing is written for a while, then one room may try.
class WritePause {
public:
    void begin(Time now) { tries_again_ = now + pause_ms; }
    void end() { tries_again_.reset(); }
    [[nodiscard]] bool is_on() const { return tries_again_.has_value(); }
    [[nodiscard]] bool holds(Time now) const { return tries_again_ && now < *tries_again_; }

private:
    static constexpr Millis pause_ms = 2 * second_ms;

    std::optional<Time> tries_again_;
};

/// Shared by all hosts of one network thread; outlives them.
struct HostServices {
    boost::asio::any_io_executor executor;
    StorageThread& thread;
    Journal& journal;
    const Clock& clock;
    Random& random;
    const Limits& limits;
    StreamLimits streams;
    WritePause write_pause;
    TeamFormats formats = {};
    /// Hears of every session that ended, once that is on disk.
    std::function<void(const RoomId&, Time)> session_ended = {};
    /// And of every group that goes on to the next room of its sitting.
    std::function<void(const RoomId&, const AgendaPlace&)> onward = {};
};

}  // namespace spacebetween
