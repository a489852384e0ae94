// Counts connections, and forgets nobody who is still attached.
#include "server/room/attendance.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {
namespace {

std::vector<MemberId> each_once(std::vector<MemberId> members) {
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    return members;
}

}  // namespace

void Attendance::begin(Time now) { began_ = began_.value_or(now); }

void Attendance::attach(const MemberId& member, const ClientId& client) {
    lines_[client] = {member, true};
    list_attached();
    gone_.erase(member);
    told_[member].here = true;
}

void Attendance::lose(const ClientId& client, Time now) {
    const auto line = lines_.find(client);
    if (line == lines_.end() || !line->second.open) {
        return;
    }
    line->second.open = false;
    if (!is_here(line->second.member)) {
        gone_[line->second.member] = now;
        told_.erase(line->second.member);
    }
}

void Attendance::detach(const ClientId& client, Time now) {
    lose(client, now);
    lines_.erase(client);
    list_attached();
}

bool Attendance::is_here(const MemberId& member) const {
    return std::any_of(lines_.begin(), lines_.end(), [&](const auto& line) {
        return line.second.open && line.second.member == member;
    });
}

bool Attendance::is_attached(const MemberId& member) const { return connections(member) > 0; }

const MemberId* Attendance::member_of(const ClientId& client) const {
    const auto line = lines_.find(client);
    return line == lines_.end() ? nullptr : &line->second.member;
}

std::size_t Attendance::connections() const { return lines_.size(); }

std::size_t Attendance::connections(const MemberId& member) const {
    const auto count = std::count_if(lines_.begin(), lines_.end(), [&](const auto& line) {
        return line.second.member == member;
    });
    return static_cast<std::size_t>(count);
}

std::size_t Attendance::open_connections() const {
    const auto count = std::count_if(lines_.begin(), lines_.end(), [](const auto& line) {
        return line.second.open;
    });
    return static_cast<std::size_t>(count);
}

std::size_t Attendance::open_connections(const MemberId& member) const {
    const auto count = std::count_if(lines_.begin(), lines_.end(), [&](const auto& line) {
        return line.second.open && line.second.member == member;
    });
    return static_cast<std::size_t>(count);
}

bool Attendance::nobody_here() const { return open_connections() == 0; }

void Attendance::list_attached() {
    std::vector<MemberId> members;
    members.reserve(lines_.size());
    for (const auto& [client, line] : lines_) {
        members.push_back(line.member);
    }
    attached_ = each_once(std::move(members));
}

std::vector<MemberId> Attendance::here() const {
    std::vector<MemberId> members;
    for (const auto& [client, line] : lines_) {
        if (line.open) {
            members.push_back(line.member);
        }
    }
    return each_once(std::move(members));
}

std::optional<Time> Attendance::gone_since(const MemberId& member) const {
    const auto gone = gone_.find(member);
    return gone == gone_.end() ? std::nullopt : std::optional(gone->second);
}

void Attendance::tell(const MemberId& member, const Presence& said) {
    told_[member] = said;
    told_[member].here = true;
}

}  // namespace spacebetween
