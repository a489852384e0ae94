// Who may decide, and who may enter.
#include "server/room/roster.hpp"

namespace spacebetween {

bool may_decide(const Member& member, Time now) {
    const RosterEntry& who = member.who;
    return member.on_roster && !who.guest &&
           (who.accountable_manager || (who.deputy_until && now < *who.deputy_until));
}

bool may_enter(const Member& member, Time now) {
    return member.on_roster && !member.removed &&
           !(member.who.guest && member.who.guest->until <= now);
}

}  // namespace spacebetween
