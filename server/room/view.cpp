// Puts together what a member is shown.
#include "server/room/view.hpp"

#include "server/room/door.hpp"
#include "server/room/permission.hpp"
#include "server/room/room_state.hpp"
#include "server/room/turns.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace spacebetween {

namespace {

bool is_planned(Type type) {
    return type == Type::conversation || type == Type::action || type == Type::decision_needed ||
           type == Type::decision;
}

/// Nothing for whoever does not look at the page that they would be left off.
std::vector<RecordId>
earlier_plans(const RoomState& state, const Door& door, const SessionState& session) {
    std::vector<RecordId> earlier;
    if (!door.rights().see.contains(BoardName::summary)) {
        return earlier;
    }
    state.shared().for_each([&](const RecordRef& record) {
        if (is_planned(record->type) && !state.drafted_in(*record, session) &&
            door.shows(*record)) {
            earlier.push_back(record->id);
        }
    });
    std::sort(earlier.begin(), earlier.end());
    return earlier;
}

}  // namespace

bool operator==(const Viewed& a, const Viewed& b) {
    return *a.record_ == *b.record_ && a.taken_out_ == b.taken_out_;
}

std::optional<Viewed> view(const Record& record, const MemberId& viewer, const RoomState& state) {
    const Door door(state, viewer);
    const RecordRef found = door.find(record.id);
    return found && door.shows(*found) ? std::optional(door.show(found)) : std::nullopt;
}

Rights rights_of(const RoomState& state, const MemberId& viewer) {
    return Door(state, viewer).rights();
}

RoomView room_view(const RoomState& state) {
    const RoomInfo& info = state.info();
    return {info.id, info.alias, info.kind, info.team, info.call_link, info.duty_number};
}

std::vector<Viewed> records_view(const RoomState& state, const MemberId& viewer) {
    return Door(state, viewer).all();
}

SessionViewRef session_view(const RoomState& state, const MemberId& viewer) {
    const Session* session = state.session();
    if (session == nullptr || waits_outside(state, viewer)) {
        return nullptr;
    }
    const SessionState& now = session->now;
    SessionView view;
    view.id = now.id;
    view.plan = session->plan;
    view.at = now.at;
    view.rev = now.rev;
    view.mode = session->stage().mode;
    view.roles = now.roles;
    view.started = now.started;
    view.ends = now.ends;
    view.paused_left = now.paused_left;
    view.hold_until = now.hold_until;
    view.finish_by = now.finish_by;
    if (now.closing) {
        view.closing = ClosingView{now.closing->flush_by, now.closing->step.kind};
    }
    view.taking_over = now.taking_over;
    view.written = now.written;
    view.few_writers = now.few_writers;
    view.turns_left = now.turns;
    const int rounds = rounds_of(session->plan->stages[now.at], now.module);
    if (rounds != 1) {
        view.round = now.round;
        view.rounds = rounds > 1 ? std::optional(rounds) : std::nullopt;
    }
    view.module = now.module;
    view.admitted = now.admitted;
    view.seats = now.seats;
    view.pause = now.pause;
    view.agenda = now.agenda;
    view.recontract = now.recontract;
    if (!now.turns.empty()) {
        view.turn = now.turns.front();
    }
    view.safety = state.open_stops();
    view.earlier = earlier_plans(state, Door(state, viewer), now);
    view.signatures = now.summary.signatures;
    view.signed_off = now.summary.signed_off;
    view.later_until = now.summary.later_until;
    view.listening = listens(session->stage(), listed(roles_of(state, viewer)));
    return std::make_shared<const SessionView>(std::move(view));
}

bool operator==(const SessionView& a, const SessionView& b) {
    const auto ties = [](const SessionView& v) {
        return std::tie(
            v.id,
            v.at,
            v.rev,
            v.mode,
            v.roles,
            v.started,
            v.ends,
            v.paused_left,
            v.hold_until,
            v.finish_by,
            v.closing,
            v.taking_over,
            v.written,
            v.few_writers,
            v.turn,
            v.turns_left,
            v.round,
            v.rounds,
            v.module,
            v.admitted,
            v.seats,
            v.pause,
            v.agenda,
            v.recontract,
            v.safety,
            v.earlier,
            v.signatures,
            v.signed_off,
            v.later_until,
            v.listening
        );
    };
    return ties(a) == ties(b) && (a.plan == b.plan || (a.plan && b.plan && *a.plan == *b.plan));
}

std::vector<MemberView> members_view(const RoomState& state) {
    std::vector<MemberView> views;
    for (const Member& member : state.members()) {
        if (!member.on_roster) {
            continue;
        }
        const RosterEntry& who = member.who;
        std::optional<std::string> agency;
        if (who.guest) {
            agency.emplace(who.guest->agency);
        }
        views.push_back(
            {.id = member.id,
             .name = who.name,
             .mandate = who.mandate,
             .guest = std::move(agency),
             .accountable = who.accountable_manager || who.deputy_until.has_value(),
             .with = member.with,
             .late = came_late(member),
             .opened = !who.guest && member.opened_from.has_value()}
        );
    }
    return views;
}

std::optional<DraftView> draft_view(const RoomState& state, const MemberId& viewer) {
    const EndedSession* last = state.last_session();
    const Door door(state, viewer);
    if (last == nullptr || !door.drafts()) {
        return std::nullopt;
    }
    const SummaryDraft& draft = last->last.summary;
    return DraftView{
        last->last.id,
        draft.signatures,
        draft.later_until,
        earlier_plans(state, door, last->last)
    };
}

std::optional<CarriedView> carried_view(const RoomState& state) {
    const EndedSession* last = state.last_session();
    if (state.session() != nullptr || last == nullptr || last->how != SessionEnd::carried) {
        return std::nullopt;
    }
    CarriedView view{last->plan->name, last->carry_to, {}};
    for (const PlannedStage& planned : last->plan->stages) {
        view.stages.push_back(planned.stage.name);
    }
    return view;
}

}  // namespace spacebetween
