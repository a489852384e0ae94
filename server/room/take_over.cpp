// Who holds the chair.
#include "server/room/take_over.hpp"

#include <algorithm>

namespace spacebetween {

bool chair_is_empty(const Deciding& deciding) {
    const SessionState& now = deciding.state.session()->now;
    const auto enough = static_cast<Millis>(deciding.limits.facilitator_gone_ms);
    return std::all_of(now.roles.begin(), now.roles.end(), [&](const auto& one) {
        if (!one.second.contains(Role::facilitator)) {
            return true;
        }
        if (deciding.attendance.is_here(one.first)) {
            return false;
        }
        const auto gone = deciding.attendance.gone_since(one.first);
        return deciding.now - gone.value_or(deciding.attendance.began()) >= enough;
    });
}

SessionState taken_over(SessionState now, const MemberId& by) {
    for (auto& [member, roles] : now.roles) {
        if (roles.contains(Role::facilitator)) {
            roles.erase(Role::facilitator);
            roles.insert(Role::co_facilitator);
        }
    }
    now.roles[by].insert(Role::facilitator);
    now.taking_over.reset();
    now.rev += 1;
    return now;
}

}  // namespace spacebetween
