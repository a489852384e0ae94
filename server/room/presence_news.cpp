// Compares what a viewer may know of the others with what they were last shown.
#include "server/room/presence_news.hpp"

#include "server/room/door.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

Presence absent() { return {false, std::nullopt, std::nullopt, false}; }

/// All others, as this viewer may know them.
PresenceOf all_shown(const RoomState& state, const Attendance& attendance, const MemberId& viewer) {
    const Door door(state, viewer);
    PresenceOf all;
    for (const Member& member : state.members()) {
        if (member.id == viewer) {
            continue;
        }
        const auto told = attendance.told().find(member.id);
        const bool away = told == attendance.told().end();
        all.emplace(member.id, away ? absent() : shown_presence(state, door, told->second));
    }
    return all;
}

bool changes_sight(const Entry& entry, const Attendance& attendance) {
    if (entry.session || !entry.members.empty()) {
        return true;
    }
    if (entry.where != Placement::shared) {
        return false;
    }
    const PresenceOf& told = attendance.told();
    return std::any_of(entry.ops.begin(), entry.ops.end(), [&told](const ResolvedOp& op) {
        return !std::holds_alternative<TextOp>(op) &&
               std::any_of(told.begin(), told.end(), [&op](const auto& one) {
                   return one.second.on == subject_of(op);
               });
    });
}

}  // namespace

void PresenceNews::greet(
    const RoomState& state,
    const Attendance& attendance,
    const MemberId& viewer
) {
    shown_[viewer] = all_shown(state, attendance, viewer);
}

void PresenceNews::forget(const MemberId& viewer) { shown_.erase(viewer); }

std::vector<SendPresence> PresenceNews::take(const RoomState& state, const Attendance& attendance) {
    std::erase_if(shown_, [&attendance](const auto& one) {
        return !attendance.is_attached(one.first);
    });
    std::vector<SendPresence> alike;
    for (const MemberId& viewer : attendance.attached()) {
        const auto known = shown_.find(viewer);
        PresenceOf all = all_shown(state, attendance, viewer);
        PresenceOf news;
        for (const auto& [member, shown] : all) {
            if (known != shown_.end()) {
                const auto before = known->second.find(member);
                if (shown == (before == known->second.end() ? absent() : before->second)) {
                    continue;
                }
            }
            news.emplace(member, shown);
        }
        shown_.insert_or_assign(viewer, std::move(all));
        if (news.empty()) {
            continue;
        }
        const auto same = std::find_if(alike.begin(), alike.end(), [&news](const auto& one) {
            return one.of == news;
        });
        if (same == alike.end()) {
            alike.push_back({{viewer}, std::move(news)});
        } else {
            same->to.push_back(viewer);
        }
    }
    return alike;
}

void PresenceNews::said(const MemberId& member, const Presence& presence, Time now) {
    if (presence.board || presence.on || presence.typing) {
        said_at_.insert_or_assign(member, now);
    } else {
        said_at_.erase(member);
    }
}

std::vector<MemberId> PresenceNews::fallen_silent(Time now, Millis gone_after) {
    std::vector<MemberId> silent;
    for (const auto& [member, at] : said_at_) {
        if (now - at >= gone_after) {
            silent.push_back(member);
        }
    }
    for (const MemberId& member : silent) {
        said_at_.erase(member);
    }
    return silent;
}

std::optional<Time> PresenceNews::next_silence(Millis gone_after) const {
    std::optional<Time> next;
    for (const auto& [member, at] : said_at_) {
        next = std::min(next.value_or(at + gone_after), at + gone_after);
    }
    return next;
}

bool moves_presence(const Decision& decision, const Attendance& attendance) {
    return std::any_of(decision.entries.begin(), decision.entries.end(), [&](const Entry& entry) {
        return changes_sight(entry, attendance);
    });
}

}  // namespace spacebetween
