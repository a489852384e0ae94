// Who may decide, and who may enter.
#include "server/room/roster.hpp"

namespace spacebetween {

bool may_decide(const Member& member, Time now) {
    const RosterEntry& who = member.who;
    return member.on_roster && !who.guest &&
           (who.accountable_manager || (who.deputy_until && now < *who.deputy_until));
}

std::optional<std::int64_t> looks_back_to(const Member& member) {
    return member.opened_from && !member.who.guest ? member.opened_from : member.first_session;
}

bool came_late(const Member& member) {
    return !member.who.guest && looks_back_to(member).value_or(0) > 1;
}

bool may_enter(const Member& member, Time now) {
    return member.on_roster && !member.removed &&
           !(member.who.guest && member.who.guest->until <= now);
}

}  // namespace spacebetween
