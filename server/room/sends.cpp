// Compares what each member saw with what they see.
#include "server/room/sends.hpp"

#include "server/room/door.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace spacebetween {

namespace {

enum class Fate : std::uint8_t { unseen, stays, comes, goes };

Fate fate_of(const Door& door, const Touched& touched) {
    const bool before = touched.before && door.showed(*touched.before);
    const bool after = touched.after && door.shows(*touched.after);
    if (!before && !after) {
        return Fate::unseen;
    }
    if (before && !after && touched.after) {
        return Fate::goes;
    }
    return !before && touched.before ? Fate::comes : Fate::stays;
}

struct Difference {
    std::vector<Viewed> put;
    std::vector<RecordId> drop;

    [[nodiscard]] bool empty() const { return put.empty() && drop.empty(); }
};

bool changed(const Viewed& before, const Viewed& after) {
    return before.shared() != after.shared() || before.taken_out() != after.taken_out();
}

// Both are sorted by id.
Difference difference(const std::vector<Viewed>& before, std::vector<Viewed> after) {
    Difference found;
    auto old = before.begin();
    for (Viewed& now : after) {
        while (old != before.end() && old->record().id < now.record().id) {
            found.drop.push_back((old++)->record().id);
        }
        const bool was_there = old != before.end() && old->record().id == now.record().id;
        if (!was_there || changed(*old, now)) {
            found.put.push_back(std::move(now));
        }
        old += was_there ? 1 : 0;
    }
    for (; old != before.end(); ++old) {
        found.drop.push_back(old->record().id);
    }
    return found;
}

Difference difference(const Door& door, std::span<const Touched> touched) {
    Difference found;
    for (const Touched& one : touched) {
        if (one.after && door.shows(*one.after)) {
            found.put.push_back(door.show(one.after));
        } else if (one.before && door.showed(*one.before)) {
            found.drop.push_back(one.before->id);
        }
    }
    return found;
}

const std::vector<Viewed>& seen_by(const Sight& sight, const MemberId& viewer) {
    static const std::vector<Viewed> nothing;
    const auto found = sight.records.find(viewer);
    return found == sight.records.end() ? nothing : found->second;
}

SendStage
stage_send(const RoomState& state, const Door& door, const MemberId& to, Difference found) {
    return {
        to,
        session_view(state, to),
        draft_view(state, to),
        door.rights(),
        std::move(found.put),
        std::move(found.drop),
        door.outside(),
        {},
        carried_view(state)
    };
}

}  // namespace

Sight Sight::of(const RoomState& state, std::span<const MemberId> viewers) {
    Sight sight;
    for (const MemberId& viewer : viewers) {
        const Door door(state, viewer);
        sight.records.emplace(viewer, door.all());
        if (door.outside()) {
            sight.outside.insert(viewer);
        }
    }
    return sight;
}

std::vector<Send>
ops_sends(const RoomState& after, std::span<const MemberId> viewers, const Happened& happened) {
    const std::vector<Touched> touched = with_what_goes_along(after, happened.touched);
    std::map<std::vector<Fate>, std::vector<MemberId>> alike;
    std::vector<Fate> fates(touched.size());
    for (const MemberId& viewer : viewers) {
        const Door door(after, viewer, touched);
        std::transform(touched.begin(), touched.end(), fates.begin(), [&door](const Touched& one) {
            return fate_of(door, one);
        });
        if (std::any_of(fates.begin(), fates.end(), [](Fate f) { return f != Fate::unseen; })) {
            std::vector<MemberId>& members = alike[fates];
            members.reserve(viewers.size());
            members.push_back(viewer);
        }
    }
    std::vector<Send> sends;
    for (auto& [shared_fates, members] : alike) {
        const Door door(after, members.front(), touched);
        const bool plain = std::all_of(shared_fates.begin(), shared_fates.end(), [](Fate f) {
            return f == Fate::unseen || f == Fate::stays;
        });
        if (plain) {
            ViewedOps ops = door.show(happened.by, happened.ops);
            SendOps same{std::move(members), happened.except, {}};
            same.groups.push_back(std::move(ops));
            sends.emplace_back(std::move(same));
            continue;
        }
        Difference found = difference(door, touched);
        sends.emplace_back(SendView{
            std::move(members),
            happened.except,
            std::move(found.put),
            std::move(found.drop),
            ViewReason::role,
            {}
        });
    }
    return sends;
}

std::vector<Send> stage_sends(
    const Sight& before,
    const RoomState& after,
    std::span<const MemberId> viewers,
    const std::vector<MemberView>& members
) {
    std::vector<Send> sends;
    for (const MemberId& viewer : viewers) {
        const Door door(after, viewer);
        Difference found = difference(seen_by(before, viewer), door.all());
        const bool still_outside = door.outside() && before.outside.contains(viewer);
        if (still_outside && found.empty() && members.empty()) {
            continue;
        }
        SendStage send = stage_send(after, door, viewer, std::move(found));
        send.members = members;
        sends.emplace_back(std::move(send));
    }
    return sends;
}

std::vector<Send> stage_sends(
    std::span<const Touched> touched,
    const RoomState& after,
    std::span<const MemberId> viewers
) {
    const std::vector<Touched> all = with_what_goes_along(after, touched);
    std::vector<Send> sends;
    for (const MemberId& viewer : viewers) {
        const Door door(after, viewer, all);
        Difference found = difference(door, all);
        if (!door.outside() || !found.empty()) {
            sends.emplace_back(stage_send(after, door, viewer, std::move(found)));
        }
    }
    return sends;
}

std::vector<Send> members_sends(
    const Sight& before,
    const RoomState& after,
    std::span<const MemberId> viewers,
    const std::vector<MemberView>& members
) {
    std::vector<Send> sends;
    for (const MemberId& viewer : viewers) {
        const Door door(after, viewer);
        Difference found = difference(seen_by(before, viewer), door.all());
        sends.emplace_back(SendView{
            {viewer},
            ClientId(),
            std::move(found.put),
            std::move(found.drop),
            ViewReason::members,
            members
        });
    }
    return sends;
}

Send room_send(const RoomState& after, std::vector<MemberId> viewers) {
    return SendView{std::move(viewers), ClientId(), {}, {}, ViewReason::room, {}, room_view(after)};
}

}  // namespace spacebetween
