// What the host tells after the commit: each audience's frame encoded once, offered to each stream.
#include "server/app/frames.hpp"
#include "server/app/lines.hpp"
#include "server/app/room_host.hpp"
#include "server/room/permission.hpp"

#include <iterator>
#include <utility>

namespace spacebetween {

namespace {

// A server that is started again is there after a few seconds; not all come back at once.
constexpr Millis back_from_ms = 2 * second_ms;
constexpr Millis back_to_ms = 8 * second_ms;

}  // namespace

void RoomHost::perform_all(std::vector<Decided>& decided) {
    for (auto& each : decided)
        perform(each);
    greet_afresh();
    if (!decided.empty()) committed_.cancel();
}

void RoomHost::perform(Decided& decided) {
    const Decision& decision = decided.decision;
    if (decision.reply) {
        const Frame frame = frame_of(*decision.reply);
        ClientStream* stream = stream_of(decision.reply->client);
        if (stream != nullptr && !afresh_.contains(decision.reply->client)) {
            stream->tell(frame, answered_by(*decision.reply));
        }
    }
    if (decided.greeting) greet(*decided.greeting);
    note_meeting(decision);
    for (const auto& each : decision.sends)
        send(each);
    if (decision.onward && services_.onward) services_.onward(id_, *decision.onward);
    if (decided.client) {
        no_longer_waits(decided.member);
        ClientStream* stream = stream_of(*decided.client);
        if (decision.close && stream != nullptr && stream->connection() != nullptr) {
            close_with(*stream->connection(), *decision.close);
        }
    }
    if (decided.done) {
        if (decided.answer) *decided.answer = std::move(decided.decision);
        decided.done->cancel();
    }
}

void RoomHost::no_longer_waits(const MemberId& member) {
    const auto waiting = uncommitted_.find(member);
    if (waiting != uncommitted_.end() && --waiting->second == 0) uncommitted_.erase(waiting);
}

/// The lobby shows when a room last met.
void RoomHost::note_meeting(const Decision& decision) {
    const EndedSession* last = room_->state().last_session();
    if (last == nullptr || !services_.session_ended) return;
    for (const Entry& entry : decision.entries) {
        const bool ended = entry.session && entry.session->ended;
        if (ended && last->ended == entry.at) services_.session_ended(id_, entry.at);
    }
}

void RoomHost::send(const Send& send) {
    if (const auto* ops = std::get_if<SendOps>(&send)) {
        tell_or_afresh(ops->to, ops->except, frame_of(*ops));
    } else if (const auto* seen = std::get_if<SendView>(&send)) {
        tell_or_afresh(seen->to, seen->except, frame_of(*seen));
    } else if (const auto* stage = std::get_if<SendStage>(&send)) {
        tell_or_afresh({stage->to}, ClientId{}, frame_of(*stage));
    } else if (const auto* presence = std::get_if<SendPresence>(&send)) {
        presence_.add(*presence, services_.clock.now());
        work_.cancel();
    } else if (const auto* afresh = std::get_if<SendAfresh>(&send)) {
        for (const auto& member : afresh->to)
            begin_afresh(member);
    } else if (const auto* close = std::get_if<SendClose>(&send)) {
        const auto clients = clients_[close->to];
        for (const auto& [client, stream] : clients) {
            if (stream->connection() != nullptr) close_with(*stream->connection(), close->code);
            drop_stream(client);
            push(GivenUp{client});
        }
    }
}

void RoomHost::send_presence() {
    Frame frame;
    PresenceOf encoded;
    for (auto& [member, words] : presence_.take()) {
        // Most members hear the same words: one frame serves all of them.
        if (!frame || words != encoded) {
            frame = frame_of(words);
            encoded = std::move(words);
        }
        for (const auto& [client, stream] : clients_[member]) {
            if (stream->connection() == nullptr) continue;
            if (stream->connection()->pressure() != Pressure::none) continue;
            stream->tell_uncounted(frame, Weight::counted);
        }
    }
}

void RoomHost::greet(const Greeting& greeting) {
    const Entering& entering = greeting.entering;
    Connection& connection = *entering.connection;
    if (!greeting.outcome) {
        close_with(connection, greeting.outcome.error());
        lost(entering.client, &connection);
        entering.came_in(std::nullopt);
        return;
    }
    ClientStream* before = stream_of(entering.client);
    if (before != nullptr && before->connection() != nullptr) {
        close_with(*before->connection(), CloseCode::replaced);
    }
    const bool goes_on = !greeting.snapshot;
    if (goes_on && (before == nullptr || !before->can_resume_after(entering.resume->received))) {
        // The stream overflowed since the room looked at it: the client comes back for a snapshot.
        drop_stream(entering.client);
        close_with(connection, CloseCode::slow);
        lost(entering.client, &connection);
        push(GivenUp{entering.client});
        entering.came_in(std::nullopt);
        return;
    }
    const Joined& joined = *greeting.outcome;
    if (!goes_on) {
        drop_stream(entering.client);
        StreamId id(new_id("s", services_.random));
        ClientStream begun(std::move(id), services_.streams);
        begin_stream(joined.member, entering.client, std::move(begun));
    }
    ClientStream& stream = *stream_of(entering.client);
    stream.attach(entering.connection);
    connection.admit();
    welcome(stream, joined, goes_on ? WelcomeMode::resume : WelcomeMode::snapshot);
    if (goes_on) {
        stream.resend_after(entering.resume->received);
    } else {
        send_snapshot(stream, *greeting.snapshot);
    }
    entering.came_in(joined.member);
}

void RoomHost::welcome(ClientStream& stream, const Joined& joined, WelcomeMode mode) {
    Welcome welcome;
    const Member& member = *room_->state().member(joined.member);
    welcome
        .you = {member.id, member.who.account, member.who.name, joined.roles, member.who.mandate};
    welcome.mode = mode;
    welcome.stream = stream.id();
    welcome.last_cseq = joined.last_cseq;
    welcome.server_time = services_.clock.now();
    const Frame greeted = as_frame(welcome_frame(welcome, services_.limits));
    stream.tell_uncounted(greeted, Weight::exempt);
}

void RoomHost::begin_afresh(const MemberId& member) {
    const auto clients = clients_[member];
    for (const auto& [client, stream] : clients) {
        if (stream->connection() != nullptr) {
            afresh_.insert(client);
            continue;
        }
        drop_stream(client);
        push(GivenUp{client});
    }
}

void RoomHost::greet_afresh() {
    for (const auto& client : std::exchange(afresh_, {})) {
        ClientStream* before = stream_of(client);
        const MemberId* member = room_->attendance().member_of(client);
        if (before == nullptr || before->connection() == nullptr || member == nullptr) continue;
        leave_unsaid(client);
        StreamId id(new_id("s", services_.random));
        ClientStream fresh = before->anew(std::move(id));
        streams_.erase(client);
        ClientStream& stream = begin_stream(*member, client, std::move(fresh));
        const ClientAnswers* known = room_->state().client(client);
        const Joined joined{
            *member,
            roles_of(room_->state(), *member),
            known == nullptr ? 0 : known->last_cseq
        };
        welcome(stream, joined, WelcomeMode::snapshot);
        send_snapshot(stream, room_->snapshot(*member));
    }
}

/// What a client wrote over the board as it was, it says again over the board as it is. Were this
/// heard too, the client would show one and everybody else the other. [R29]
void RoomHost::leave_unsaid(const ClientId& client) {
    std::erase_if(queue_, [&](const Turn& turn) {
        const auto* envelope = std::get_if<Envelope>(&turn);
        if (envelope == nullptr || envelope->client != client) return false;
        no_longer_waits(envelope->member);
        return true;
    });
}

void RoomHost::send_snapshot(ClientStream& stream, const RoomSnapshot& snapshot) {
    for (auto& part : snapshot_frames(snapshot, services_.limits.snapshot_part_bytes)) {
        stream.tell_uncounted(as_frame(std::move(part)), Weight::exempt);
    }
}

void RoomHost::tell(const std::vector<MemberId>& to, const ClientId& except, const Frame& frame) {
    for (const auto& member : to) {
        const auto clients = clients_.find(member);
        if (clients == clients_.end()) continue;
        for (const auto& [client, stream] : clients->second) {
            if (client != except && !afresh_.contains(client)) stream->tell(frame);
        }
    }
}

void RoomHost::tell_or_afresh(
    const std::vector<MemberId>& to,
    const ClientId& except,
    const Frame& frame
) {
    if (frame->size() <= services_.limits.frame_bytes) {
        tell(to, except, frame);
        return;
    }
    // Too much for one frame: a snapshot says the same in parts.
    for (const auto& member : to)
        begin_afresh(member);
}

void RoomHost::announce_end() {
    const Frame away = as_frame(away_frame(CloseCode::away, back_from_ms, back_to_ms));
    for (auto& [client, stream] : streams_)
        stream.tell_uncounted(away, Weight::counted);
}

void RoomHost::tell_each(const Telling& telling) {
    for (const auto& [member, clients] : clients_) {
        const Member* known = room_->state().member(member);
        if (known == nullptr) continue;
        const Frame frame = telling(known->who.account);
        for (const auto& [client, stream] : clients)
            stream->tell(frame);
    }
}

void RoomHost::close_streams(CloseCode code) {
    for (auto& [client, stream] : streams_) {
        if (stream.connection() != nullptr) close_with(*stream.connection(), code);
    }
    streams_.clear();
    clients_.clear();
}

ClientStream&
RoomHost::begin_stream(const MemberId& member, const ClientId& client, ClientStream stream) {
    ClientStream& begun = streams_.emplace(client, std::move(stream)).first->second;
    clients_[member][client] = &begun;
    return begun;
}

void RoomHost::drop_stream(const ClientId& client) {
    held_back_.erase(client);
    afresh_.erase(client);
    streams_.erase(client);
    for (auto clients = clients_.begin(); clients != clients_.end();) {
        clients->second.erase(client);
        clients = clients->second.empty() ? clients_.erase(clients) : std::next(clients);
    }
}

ClientStream* RoomHost::stream_of(const ClientId& client) {
    const auto found = streams_.find(client);
    return found == streams_.end() ? nullptr : &found->second;
}

}  // namespace spacebetween
