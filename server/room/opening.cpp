// The room opens what was before somebody's time: in front of everybody, and never for oneself.
#include "server/room/commands.hpp"

#include <utility>

namespace spacebetween {

Decided decide(Deciding& deciding, const Member& by, const OpenHistory& with) {
    const Member* member = deciding.state.member(with.member);
    if (member == nullptr || !member->on_roster || member->removed) {
        return No{Refusal::not_found, std::nullopt};
    }
    if (member->id == by.id || member->who.guest) {
        return No{Refusal::not_allowed, std::nullopt};
    }
    // Nobody gives what they do not have.
    const auto from = looks_back_to(by);
    const auto now_from = looks_back_to(*member);
    const bool gives = from && now_from && *from < *now_from;
    if (with.open ? !gives : !member->opened_from) {
        return needs(deciding.state, {"earlier"});
    }
    Member changed = *member;
    changed.opened_from = with.open ? from : std::nullopt;
    Act act;
    act.by = by.id;
    act.members.push_back(std::move(changed));
    return act;
}

}  // namespace spacebetween
