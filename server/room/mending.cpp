// Clears hidden references to what is gone.
#include "server/room/mending.hpp"

#include "server/room/door.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace spacebetween {

namespace {

void put_mended(const Door& door, std::span<const ResolvedOp> ops, std::vector<Viewed>& put) {
    std::set<RecordId> mended;
    for (const ResolvedOp& op : ops) {
        const RecordRef record = door.find(subject_of(op));
        if (record && mended.insert(record->id).second) {
            put.push_back(door.show(record));
        }
    }
}

/// Whoever hears of the change by what came into sight and left it hears of the mend so too.
bool add_to_view(
    const Door& door,
    const MemberId& owner,
    std::span<const ResolvedOp> ops,
    std::vector<Send>& sends
) {
    for (Send& send : sends) {
        if (auto* stage = std::get_if<SendStage>(&send); stage != nullptr && stage->to == owner) {
            put_mended(door, ops, stage->put);
            return true;
        }
        auto* view = std::get_if<SendView>(&send);
        if (view != nullptr && std::erase(view->to, owner) > 0) {
            SendView own = *view;
            own.to = {owner};
            put_mended(door, ops, own.put);
            sends.emplace_back(std::move(own));
            return true;
        }
    }
    return false;
}

}  // namespace

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

void answer_mends(const RoomState& state, const MemberId& author, const Mends& mends, Ok& ok) {
    const auto mine = mends.find(author);
    if (mine == mends.end()) {
        return;
    }
    ok.fix.insert(ok.fix.end(), mine->second.begin(), mine->second.end());
    const Door door(state, author);
    std::set<RecordId> mended;
    for (const ResolvedOp& op : mine->second) {
        const RecordRef record = door.find(subject_of(op));
        if (record && mended.insert(record->id).second) {
            ok.v.emplace_back(record->id, record->v);
        }
    }
    std::sort(ok.v.begin(), ok.v.end());
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
        const Door door(deciding.state, owner);
        if (add_to_view(door, owner, ops, sends)) {
            continue;
        }
        SendOps own{{owner}, except, {}};
        for (Send& send : sends) {
            auto* shared = std::get_if<SendOps>(&send);
            if (shared != nullptr && std::erase(shared->to, owner) > 0) {
                own.groups = shared->groups;
            }
        }
        own.groups.push_back(door.show_hidden(ops));
        sends.emplace_back(std::move(own));
    }
    std::erase_if(sends, [](const Send& send) {
        const auto* ops = std::get_if<SendOps>(&send);
        const auto* view = std::get_if<SendView>(&send);
        return (ops != nullptr && ops->to.empty()) || (view != nullptr && view->to.empty());
    });
}

}  // namespace spacebetween
