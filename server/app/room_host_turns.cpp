// What the host does with each turn: the room's decision on it, before anything is written.
#include "server/app/frames.hpp"
#include "server/app/room_host.hpp"

#include <utility>

namespace spacebetween {

std::vector<RoomHost::Decided> RoomHost::decide_all() {
    std::vector<Turn> turns = std::exchange(queue_, {});
    const Time now = services_.clock.now();
    std::vector<Decided> decided;
    decided.reserve(turns.size() + 1);
    for (auto& turn : turns) {
        decided.push_back(refuses_writing(turn, now) ? refuse_writing(turn) : decide(turn, now));
    }
    const auto next = room_->next_tick();
    if (next && *next <= now && !services_.write_pause.holds(now)) {
        Decided due;
        due.decision = room_->tick(now);
        decided.push_back(std::move(due));
    }
    return decided;
}

RoomHost::Decided RoomHost::decide(Turn& turn, Time now) {
    if (auto* entering = std::get_if<Entering>(&turn)) return decide_entering(*entering, now);
    Decided decided;
    if (auto* envelope = std::get_if<Envelope>(&turn)) {
        decided.client = envelope->client;
        decided.member = envelope->member;
        choose_format(*envelope);
        decided.decision = room_->submit(*envelope, now);
        hold_back(*envelope, decided.decision);
    } else if (auto* asked = std::get_if<Asked>(&turn)) {
        decided.done = std::move(asked->done);
        decided.answer = std::move(asked->decision);
        decided.decision = asked->question(*room_, now);
    } else if (auto* read = std::get_if<Read>(&turn)) {
        decided.done = std::move(read->done);
        read->look(*room_, now);
    } else if (const auto* said = std::get_if<Said>(&turn)) {
        decided.decision = room_->presence(said->client, said->presence, now);
    } else if (const auto* lost = std::get_if<Lost>(&turn)) {
        // It may be back already, through a connection of its own.
        const ClientStream* stream = stream_of(lost->client);
        if (stream == nullptr || stream->connection() == nullptr) {
            decided.decision = room_->lost(lost->client, now);
        }
    } else if (const auto* given_up = std::get_if<GivenUp>(&turn)) {
        const ClientStream* stream = stream_of(given_up->client);
        if (stream == nullptr || stream->is_over(now)) {
            drop_stream(given_up->client);
            decided.decision = room_->leave(given_up->client, now);
        }
    }
    return decided;
}

/// A session begins on the newest version of the team's own format.
void RoomHost::choose_format(Envelope& envelope) const {
    auto* command = std::get_if<Command>(&envelope.what);
    auto* open = command == nullptr ? nullptr : std::get_if<OpenSession>(&command->with);
    if (open != nullptr) {
        open->chosen = services_.formats.newest(room_->state().info().team, open->format);
    }
}

RoomHost::Decided RoomHost::decide_entering(Entering& entering, Time now) {
    Decided decided;
    held_back_.erase(entering.client);
    Room::Joining joining = room_->join(entering.account, entering.client, now);
    decided.decision = std::move(joining.decision);
    const ClientStream* stream = stream_of(entering.client);
    const bool goes_on = stream != nullptr && entering.resume &&
                         stream->id() == entering.resume->stream &&
                         stream->can_resume_after(entering.resume->received);
    std::optional<RoomSnapshot> snapshot;
    if (joining.outcome && !goes_on) snapshot = room_->snapshot(joining.outcome->member);
    decided.greeting.emplace(
        Greeting{std::move(entering), std::move(joining.outcome), std::move(snapshot)}
    );
    return decided;
}

/// A client sends on without waiting. When one of its numbers stayed free, what it sent after that
/// is no gap: it stays free for the same reason, until the client begins again with the first.
void RoomHost::hold_back(const Envelope& envelope, Decision& decision) {
    const auto held = held_back_.find(envelope.client);
    if (decision.close == CloseCode::cseq_gap && held != held_back_.end() &&
        held->second.cseq < envelope.cseq) {
        decision.close.reset();
        decision.reply = Reply{envelope.client, envelope.cseq, No{held->second.code, std::nullopt}};
        close_when_flooded(held->second, decision);
        return;
    }
    if (!decision.reply) return;
    if (answered_by(*decision.reply) > 0) {
        if (held != held_back_.end() && envelope.cseq >= held->second.cseq) held_back_.erase(held);
        return;
    }
    const Refusal code = std::get<No>(decision.reply->what).code;
    if (held == held_back_.end() || envelope.cseq <= held->second.cseq) {
        const std::size_t times = held == held_back_.end() ? 0 : held->second.times;
        held_back_[envelope.client] = {envelope.cseq, code, times};
    }
    close_when_flooded(held_back_.at(envelope.client), decision);
}

/// Whoever is told that it is too fast, and goes on all the same, is shown out for a while.
void RoomHost::close_when_flooded(HeldBack& held, Decision& decision) const {
    constexpr std::size_t bursts_unheard = 4;
    ++held.times;
    if (held.code == Refusal::rate && held.times > bursts_unheard * services_.limits.change_burst) {
        decision.close = CloseCode::rate;
    }
}

bool RoomHost::refuses_writing(const Turn& turn, Time now) const {
    if (!services_.write_pause.holds(now)) return false;
    return std::holds_alternative<Envelope>(turn) || std::holds_alternative<Asked>(turn);
}

RoomHost::Decided RoomHost::refuse_writing(Turn& turn) {
    Decided decided;
    const No readonly{Refusal::storage_readonly, std::nullopt};
    if (auto* envelope = std::get_if<Envelope>(&turn)) {
        decided.client = envelope->client;
        decided.member = envelope->member;
        decided.decision.reply = Reply{envelope->client, envelope->cseq, readonly};
        hold_back(*envelope, decided.decision);
    } else if (auto* asked = std::get_if<Asked>(&turn)) {
        decided.done = std::move(asked->done);
        decided.answer = std::move(asked->decision);
        decided.decision.refused = readonly;
    }
    return decided;
}

}  // namespace spacebetween
