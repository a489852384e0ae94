// Collects the latest word about each member, so that presence travels at most every 50 ms.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/room/decision.hpp"

#include <map>
#include <optional>

namespace spacebetween {

/// Not stored and not counted: a later word about a member replaces an earlier one.
class PresencePost {
public:
    explicit PresencePost(Millis pause_ms) : pause_ms_(pause_ms) {}

    void add(const SendPresence& send, Time now);

    /// When the next round is due; nothing when there is nothing to say.
    [[nodiscard]] std::optional<Time> due() const { return due_; }

    /// What each member is to be told, emptied.
    std::map<MemberId, PresenceOf> take();

private:
    Millis pause_ms_;
    std::map<MemberId, PresenceOf> for_member_;
    std::optional<Time> due_;
};

}  // namespace spacebetween
