// Closings, holds, counts, an empty chair and an empty room.
#include "server/room/due.hpp"

#include "server/room/commands.hpp"
#include "server/room/reveal.hpp"
#include "server/room/steps.hpp"
#include "server/room/take_over.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace spacebetween {

namespace {

Act session_act(SessionState now) {
    Act act;
    act.session = SessionChange{std::move(now), std::nullopt, 0};
    return act;
}

std::optional<Act> closing_due(const Deciding& deciding, const Session& session) {
    const auto& closing = session.now.closing;
    if (!closing || !closing->flush_by || deciding.now < *closing->flush_by) {
        return std::nullopt;
    }
    const Step step = closing->step;
    return complete_step(deciding, MemberId(), step);
}

std::optional<Act> hold_due(const Deciding& deciding, const Session& session) {
    if (!session.now.hold_until || deciding.now < *session.now.hold_until) {
        return std::nullopt;
    }
    SessionState now = session.now;
    now.hold_until.reset();
    return session_act(std::move(now));
}

std::optional<Act> taking_over_due(const Deciding& deciding, const Session& session) {
    const auto& taking = session.now.taking_over;
    if (!taking || deciding.now < taking->at) {
        return std::nullopt;
    }
    if (chair_is_empty(deciding)) {
        return session_act(taken_over(session.now, taking->by));
    }
    SessionState now = session.now;
    now.taking_over.reset();
    return session_act(std::move(now));
}

Time count_due(const SessionState& now, const Limits& limits, const Counted& counted) {
    const Time from = std::max(now.entered, counted.value_or(now.entered));
    return from + static_cast<Millis>(limits.written_tick_ms);
}

std::optional<Act> written_due(const Deciding& deciding, const Session& session, Counted& counted) {
    if (session.now.sealed.empty() ||
        deciding.now < count_due(session.now, deciding.limits, counted)) {
        return std::nullopt;
    }
    counted = deciding.now;
    const int count = writers(deciding.state);
    const bool shown = static_cast<std::size_t>(count) >= deciding.limits.written_shown_from;
    const std::optional<int> told = shown ? std::optional(count) : std::nullopt;
    if (told == session.now.written) {
        return std::nullopt;
    }
    SessionState now = session.now;
    now.written = told;
    return session_act(std::move(now));
}

std::optional<Act> left_open_due(const Deciding& deciding, const Session& session) {
    const auto& since = session.now.empty_since;
    const auto enough = static_cast<Millis>(deciding.limits.session_left_open_ms);
    if (!since || deciding.now - *since < enough || !deciding.attendance.nobody_here()) {
        return std::nullopt;
    }
    Step step;
    step.kind = StepKind::end;
    step.end = SessionEnd::left_open;
    return complete_step(deciding, MemberId(), step);
}

template <class Rule>
void when_due(Deciding& deciding, Decision& decision, Rule rule) {
    const Session* session = deciding.state.session();
    if (session == nullptr) {
        return;
    }
    if (std::optional<Act> act = rule(*session)) {
        append(decision, perform(deciding, std::move(*act), std::nullopt));
    }
}

/// Deputies whose date has come are none any more, in this session and in who they are shown as.
std::optional<Act> deputies_due(const RoomState& state, Time now) {
    Act act;
    std::optional<SessionState> next;
    if (const Session* session = state.session()) {
        next = session->now;
    }
    for (Member member : state.members()) {
        if (!member.who.deputy_until || now < *member.who.deputy_until) {
            continue;
        }
        member.who.deputy_until.reset();
        if (next && next->roles.contains(member.id) && !may_decide(member, now)) {
            give_up_hat(*next, member);
        }
        act.members.push_back(std::move(member));
    }
    if (next && *next != state.session()->now) {
        next->rev += 1;
        act.session = SessionChange{std::move(*next), std::nullopt, 0};
    }
    return act.members.empty() ? std::nullopt : std::optional(std::move(act));
}

void close_expired(const Deciding& deciding, Decision& decision) {
    for (const MemberId& id : deciding.attendance.attached()) {
        const Member* member = deciding.state.member(id);
        if (member != nullptr && member->on_roster && !member->removed &&
            !may_enter(*member, deciding.now)) {
            decision.sends.emplace_back(SendClose{id, CloseCode::not_on_roster});
        }
    }
}

}  // namespace

void append(Decision& decision, Decision more) {
    const auto add = [](auto& to, auto& from) {
        std::move(from.begin(), from.end(), std::back_inserter(to));
    };
    add(decision.entries, more.entries);
    add(decision.sends, more.sends);
    add(decision.ends, more.ends);
    add(decision.pages, more.pages);
    decision.onward = decision.onward ? std::move(decision.onward) : std::move(more.onward);
    decision.wants_snapshot = decision.wants_snapshot || more.wants_snapshot;
}

std::optional<Act> note_emptiness(const RoomState& state, const Attendance& attendance, Time now) {
    const Session* session = state.session();
    if (session == nullptr || session->now.empty_since.has_value() == attendance.nobody_here()) {
        return std::nullopt;
    }
    SessionState noted = session->now;
    noted.empty_since = attendance.nobody_here() ? std::optional(now) : std::nullopt;
    return session_act(std::move(noted));
}

void perform_due(Deciding& deciding, Counted& counted, Decision& decision) {
    if (auto act = note_emptiness(deciding.state, deciding.attendance, deciding.now)) {
        append(decision, perform(deciding, std::move(*act), std::nullopt));
    }
    if (auto act = deputies_due(deciding.state, deciding.now)) {
        append(decision, perform(deciding, std::move(*act), std::nullopt));
    }
    when_due(deciding, decision, [&](const Session& s) { return closing_due(deciding, s); });
    when_due(deciding, decision, [&](const Session& s) { return hold_due(deciding, s); });
    when_due(deciding, decision, [&](const Session& s) { return taking_over_due(deciding, s); });
    when_due(deciding, decision, [&](const Session& s) {
        return written_due(deciding, s, counted);
    });
    when_due(deciding, decision, [&](const Session& s) { return left_open_due(deciding, s); });
    close_expired(deciding, decision);
}

std::optional<Time> next_due(
    const RoomState& state,
    const Attendance& attendance,
    const Limits& limits,
    const Counted& counted
) {
    std::optional<Time> earliest;
    const auto consider = [&earliest](std::optional<Time> time) {
        if (time && (!earliest || *time < *earliest)) {
            earliest = time;
        }
    };
    for (const MemberId& id : attendance.attached()) {
        const Member* member = state.member(id);
        if (member != nullptr && member->who.guest) {
            consider(member->who.guest->until);
        }
    }
    // While nobody is in it, a room is not kept open for a date.
    if (!attendance.attached().empty()) {
        for (const Member& member : state.members()) {
            consider(member.who.deputy_until);
        }
    }
    const Session* session = state.session();
    if (session == nullptr) {
        return earliest;
    }
    const SessionState& now = session->now;
    consider(now.closing ? now.closing->flush_by : std::nullopt);
    consider(now.hold_until);
    consider(now.taking_over ? std::optional(now.taking_over->at) : std::nullopt);
    if (!now.sealed.empty()) {
        consider(count_due(now, limits, counted));
    }
    if (now.empty_since) {
        consider(*now.empty_since + static_cast<Millis>(limits.session_left_open_ms));
    } else if (attendance.nobody_here()) {
        consider(attendance.began());
    }
    return earliest;
}

}  // namespace spacebetween
