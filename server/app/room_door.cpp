// Runs one connection: who comes in with which ticket, and what they say once they are in.
#include "server/app/room_door.hpp"

#include "server/app/coroutine.hpp"

#include <utility>
#include <variant>

namespace spacebetween {
namespace {

std::optional<CloseCode> wrong_version(const Hello& hello) {
    if (hello.proto_high < protocol_number) return CloseCode::proto_old;
    if (hello.proto_low > protocol_number) return CloseCode::proto_new;
    return std::nullopt;
}

std::optional<ResumePoint> resume_point(const Hello& hello) {
    if (!hello.resume) return std::nullopt;
    return ResumePoint{hello.resume->stream, static_cast<std::uint64_t>(hello.resume->received)};
}

/// The answer to somebody at the door.
struct Knock {
    explicit Knock(const boost::asio::any_io_executor& executor) : answered(executor, never) {}

    boost::asio::steady_timer answered;
    std::optional<MemberId> member;
};

}  // namespace

boost::asio::awaitable<void> RoomDoor::serve(RoomId room, std::shared_ptr<Connection> connection) {
    std::optional<Hello> hello = co_await first_frame(connection);
    if (!hello) co_return;
    std::optional<Inside> entered = co_await let_in(std::move(room), *std::move(hello), connection);
    if (!entered) co_return;
    const auto inside = std::make_shared<Inside>(*std::move(entered));
    co_await listen(inside);
    services_.lines.remove(connection.get());
    inside->host->lost(inside->client, connection.get());
}

boost::asio::awaitable<std::optional<Hello>> RoomDoor::first_frame(
    std::shared_ptr<Connection> connection
) {
    ReadResult first = co_await connection->read();
    if (first.ended == Ended::too_big || first.ended == Ended::not_text) {
        close_with(*connection, CloseCode::malformed);
    }
    if (!first.has_message()) co_return std::nullopt;
    auto message = client_message_from(first.text, services_.host.limits);
    Hello* hello = message ? std::get_if<Hello>(&*message) : nullptr;
    if (hello == nullptr) {
        close_with(*connection, CloseCode::malformed);
        co_return std::nullopt;
    }
    if (const auto wrong = wrong_version(*hello)) {
        close_with(*connection, *wrong);
        co_return std::nullopt;
    }
    co_return std::move(*hello);
}

boost::asio::awaitable<std::optional<RoomDoor::Inside>>
RoomDoor::let_in(RoomId room, Hello hello, std::shared_ptr<Connection> connection) {
    const Time now = services_.host.clock.now();
    auto ask = [this, now, spent = services_.access.tickets.spend(hello.ticket, room, now)] {
        return services_.access.gate.admit(spent, now);
    };
    const auto admission = co_await services_.host.thread.run(std::move(ask));
    if (!admission) {
        close_with(*connection, admission.error());
        co_return std::nullopt;
    }
    auto opened = co_await services_.rooms.open(std::move(room));
    if (!opened) {
        close_with(*connection, close_code_of(opened.error()));
        co_return std::nullopt;
    }
    auto host = *std::move(opened);
    const auto knocked = std::make_shared<Knock>(services_.host.executor);
    Entering entering;
    entering.account = admission->account.id;
    entering.client = hello.client;
    entering.resume = resume_point(hello);
    entering.connection = connection;
    entering.came_in = [knocked](std::optional<MemberId> member) {
        knocked->member = std::move(member);
        // Over for whoever waits, and for whoever only begins to.
        knocked->answered.expires_at(boost::asio::steady_timer::time_point::min());
    };
    host->enter(std::move(entering));
    co_await knocked->answered.async_wait(use_result);
    if (!knocked->member) co_return std::nullopt;
    Line line;
    line.connection = connection;
    line.account = admission->account.id;
    line.login_hash = admission->login_hash;
    line.heard = services_.host.clock.now();
    line.pinged = line.heard;
    services_.lines.add(std::move(line));
    co_return Inside{std::move(host), std::move(connection), hello.client, *knocked->member};
}

boost::asio::awaitable<void> RoomDoor::listen(std::shared_ptr<Inside> inside) {
    for (;;) {
        co_await RoomHost::room_to_read(inside->host, inside->member);
        ReadResult heard = co_await inside->connection->read();
        if (heard.ended == Ended::too_big || heard.ended == Ended::not_text) {
            close_with(*inside->connection, CloseCode::malformed);
        }
        if (!heard.has_message()) co_return;
        services_.lines.heard(inside->connection.get(), services_.host.clock.now());
        auto message = client_message_from(heard.text, services_.host.limits);
        std::optional<CloseCode> wrong = CloseCode::malformed;
        if (message) wrong = hear(*inside, *std::move(message));
        if (wrong) {
            close_with(*inside->connection, *wrong);
            co_return;
        }
    }
}

std::optional<CloseCode> RoomDoor::hear(const Inside& inside, ClientMessage message) {
    Envelope envelope{inside.member, inside.client, 0, Change{}};
    if (std::holds_alternative<Hello>(message)) return CloseCode::malformed;
    if (const auto* presence = std::get_if<Presence>(&message)) {
        inside.host->say_presence(inside.client, *presence);
        return std::nullopt;
    }
    if (const auto* ack = std::get_if<Ack>(&message)) {
        const auto received = static_cast<std::uint64_t>(ack->received);
        const bool sound = inside.host->acknowledge(inside.client, received);
        return sound ? std::nullopt : std::optional(CloseCode::malformed);
    }
    if (auto* change = std::get_if<NumberedChange>(&message)) {
        envelope.cseq = change->c;
        envelope.what = std::move(change->change);
    } else if (auto* command = std::get_if<NumberedCommand>(&message)) {
        envelope.cseq = command->c;
        envelope.what = std::move(command->command);
    } else if (const auto* undo = std::get_if<NumberedUndo>(&message)) {
        envelope.cseq = undo->c;
        envelope.what = undo->undo;
    } else if (const auto* unreadable = std::get_if<Unreadable>(&message)) {
        envelope.cseq = unreadable->c;
    } else {
        return std::nullopt;
    }
    inside.host->submit(std::move(envelope), inside.connection.get());
    return std::nullopt;
}

}  // namespace spacebetween
