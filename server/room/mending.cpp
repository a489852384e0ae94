// Clears hidden references to what is gone.
#include "server/room/mending.hpp"

#include "server/room/door.hpp"

#include <utility>

namespace spacebetween {

Mends mend_hidden(Deciding& deciding, std::span<const RecordId> gone, std::vector<Entry>& entries) {
    Mends mends;
    if (gone.empty()) {
        return mends;
    }
    RoomState& state = deciding.state;
    const auto mend = [&](Placement where, const MemberId& owner, const Board& board) {
        Entry entry;
        entry.ops = board.mends_for(gone);
        if (entry.ops.empty()) {
            return;
        }
        entry.at = deciding.now;
        entry.where = where;
        entry.owner = owner;
        entry.key = where == Placement::own ? state.own_key(owner) : state.sealed_key();
        state.apply(entry);
        mends[owner].insert(mends[owner].end(), entry.ops.begin(), entry.ops.end());
        entries.push_back(std::move(entry));
    };
    for (const auto& [owner, board] : state.own_boards()) {
        mend(Placement::own, owner, board);
    }
    for (const auto& [owner, board] : state.sealed_boards()) {
        mend(Placement::sealed, owner, board);
    }
    return mends;
}

void add_mends(
    const Deciding& deciding,
    const Mends& mends,
    const ClientId& except,
    std::vector<Send>& sends
) {
    for (const auto& [owner, ops] : mends) {
        if (!deciding.attendance.is_attached(owner)) {
            continue;
        }
        SendOps own{{owner}, except, {}};
        for (Send& send : sends) {
            auto* shared = std::get_if<SendOps>(&send);
            if (shared != nullptr && std::erase(shared->to, owner) > 0) {
                own.groups = shared->groups;
            }
        }
        own.groups.push_back(Door(deciding.state, owner).show_hidden(ops));
        sends.emplace_back(std::move(own));
    }
    std::erase_if(sends, [](const Send& send) {
        const auto* ops = std::get_if<SendOps>(&send);
        return ops != nullptr && ops->to.empty();
    });
}

}  // namespace spacebetween
