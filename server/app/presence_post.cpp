// Collects the latest word about each member, so that presence travels at most every 50 ms.
#include "server/app/presence_post.hpp"

#include <utility>

namespace spacebetween {

void PresencePost::add(const SendPresence& send, Time now) {
    for (const auto& member : send.to) {
        for (const auto& [about, word] : send.of)
            for_member_[member].insert_or_assign(about, word);
    }
    if (!due_ && !for_member_.empty()) due_ = now + pause_ms_;
}

std::map<MemberId, PresenceOf> PresencePost::take() {
    due_.reset();
    return std::exchange(for_member_, {});
}

}  // namespace spacebetween
