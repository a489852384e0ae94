// Takes what arrives in turn: number, rate, right, rule.
#include "server/room/room.hpp"

#include "server/room/commands.hpp"
#include "server/room/permission.hpp"
#include "server/room/submit_change.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

Room::Room(RoomState recovered, const Limits& limits, Random& random)
    : state_(std::move(recovered)),
      limits_(&limits),
      random_(&random) {}

Entry Room::founding(const RoomInfo& info, Time now) {
    Entry entry;
    entry.at = now;
    entry.key = {LifetimeKind::room, info.id.text};
    entry.info = info;
    return entry;
}

Deciding Room::deciding(Time now) {
    attendance_.begin(now);
    return {state_, attendance_, proposals_, *limits_, *random_, now, undo_};
}

Decision Room::submit(const Envelope& envelope, Time now) {
    Deciding deciding = this->deciding(now);
    Decision decision;
    const Member* member = state_.member(envelope.member);
    if (member == nullptr || !may_enter(*member, now)) {
        decision.close =
            member != nullptr && member->removed ? CloseCode::removed : CloseCode::not_on_roster;
        return decision;
    }
    switch (arrival_of(state_, envelope.member, envelope.client, envelope.cseq)) {
        case Arrival::not_theirs:
            decision.close = CloseCode::ticket;
            return decision;
        case Arrival::beyond_gap:
            decision.close = CloseCode::cseq_gap;
            return decision;
        case Arrival::repeated:
            if (auto stored = stored_answer(state_, envelope.client, envelope.cseq)) {
                decision.reply = Reply{envelope.client, envelope.cseq, std::move(*stored)};
            }
            return decision;
        case Arrival::fresh:
            break;
    }
    const Asked asked{envelope.member, envelope.client, envelope.cseq, acked_[envelope.client]};
    const ClientAnswers* known = state_.client(envelope.client);
    if (known != nullptr && known->waiting.size() >= limits_->answers_per_client &&
        known->waiting.begin()->first > asked.acked) {
        return refuse(deciding, asked, {Refusal::busy, std::nullopt});
    }
    if (const auto* change = std::get_if<Change>(&envelope.what)) {
        decision = submit_change(deciding, allowances_, asked, *change);
    } else if (const auto* undo = std::get_if<Undo>(&envelope.what)) {
        decision = submit_undo(deciding, allowances_, asked, *undo);
    } else {
        decision = command(asked, std::get<Command>(envelope.what), now);
    }
    if (moves_presence(decision, attendance_)) {
        tell_presence(decision);
    }
    return decision;
}

Decision Room::command(const Asked& asked, const Command& command, Time now) {
    Deciding deciding = this->deciding(now);
    const Member& member = *state_.member(asked.member);
    const bool exempt = spec_of(name_of(command.with)).exempt;
    const Allowance kind = exempt ? Allowance::urgent : Allowance::shared;
    if (!allowances_.take(asked.member, kind, *limits_, now)) {
        return refuse(deciding, asked, {Refusal::rate, std::nullopt});
    }
    if (auto no = why_not(Writer{state_, member, now}, command)) {
        return refuse(deciding, asked, std::move(*no));
    }
    Decided decided =
        std::visit([&](const auto& with) { return decide(deciding, member, with); }, command.with);
    if (!decided) {
        return refuse(deciding, asked, decided.error());
    }
    return perform(deciding, std::move(*decided), asked);
}

Decision Room::tick(Time now) {
    Deciding deciding = this->deciding(now);
    Decision decision;
    perform_due(deciding, counted_, decision);
    const auto silent = news_.fallen_silent(now, static_cast<Millis>(limits_->presence_gone_ms));
    for (const MemberId& member : silent) {
        if (attendance_.is_here(member)) {
            attendance_.tell(member, Presence{});
        }
    }
    if (!silent.empty() || moves_presence(decision, attendance_)) {
        tell_presence(decision);
    }
    return decision;
}

std::optional<Time> Room::next_tick() const {
    const auto due = next_due(state_, attendance_, *limits_, counted_);
    const auto silence = news_.next_silence(static_cast<Millis>(limits_->presence_gone_ms));
    return due && silence ? std::min(*due, *silence) : due ? due : silence;
}

void Room::acknowledged(const ClientId& client, std::int64_t cseq) {
    const ClientAnswers* known = state_.client(client);
    if (known != nullptr) {
        std::int64_t& acked = acked_[client];
        acked = std::max(acked, std::min(cseq, known->last_cseq));
    }
}

}  // namespace spacebetween
