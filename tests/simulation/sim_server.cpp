// Runs the host until it waits for the world or for its disk.
#include "tests/simulation/sim_server.hpp"

#include "server/app/room_loading.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <catch2/catch.hpp>

#include <chrono>
#include <utility>

namespace spacebetween {

namespace {

constexpr int rounds_to_answer = 100;

boost::asio::awaitable<void> pass_through(StorageThread& thread, std::shared_ptr<bool> done) {
    auto nothing = [] {};
    co_await thread.run(std::move(nothing));
    *done = true;
}

boost::asio::awaitable<void> ask_host(
    std::shared_ptr<RoomHost> host,
    RoomHost::Question question,
    std::shared_ptr<std::optional<Decision>> answer
) {
    Decision decision = co_await RoomHost::ask(std::move(host), std::move(question));
    *answer = std::move(decision);
}

}  // namespace

SimServer::SimServer(SimGround& ground, Random& random)
    : ground_(ground),
      gate_(ground.disk),
      io_(std::make_unique<boost::asio::io_context>(1)) {
    auto loaded = ground.disk.load(ground.room);
    REQUIRE(loaded.has_value());
    auto state = state_of(*loaded);
    REQUIRE(state.has_value());
    thread_ = std::make_unique<StorageThread>(gate_, io_->get_executor());
    services_ = std::make_unique<HostServices>(HostServices{
        io_->get_executor(),
        *thread_,
        gate_,
        ground.clock,
        random,
        ground.limits,
        ground.streams,
        WritePause()
    });
    host_ = std::make_shared<RoomHost>(*services_, ground.room, *std::move(state));
    host_->start();
    pump();
}

SimServer::~SimServer() {
    if (host_) crash(Fate::commit);
}

void SimServer::enter(Entering entering) {
    host_->enter(std::move(entering));
    pump();
}

std::optional<CloseCode> SimServer::hear(
    const MemberId& member,
    const ClientId& client,
    Connection& connection,
    const std::string& frame
) {
    auto message = client_message_from(frame, ground_.limits);
    if (!message) return CloseCode::malformed;
    Envelope envelope{member, client, 0, Change{}};
    if (const auto* presence = std::get_if<Presence>(&*message)) {
        host_->say_presence(client, *presence);
    } else if (const auto* ack = std::get_if<Ack>(&*message)) {
        const auto received = static_cast<std::uint64_t>(ack->received);
        if (!host_->acknowledge(client, received)) return CloseCode::malformed;
    } else if (auto* change = std::get_if<NumberedChange>(&*message)) {
        envelope.cseq = change->c;
        envelope.what = std::move(change->change);
    } else if (auto* command = std::get_if<NumberedCommand>(&*message)) {
        envelope.cseq = command->c;
        envelope.what = std::move(command->command);
    } else if (const auto* undo = std::get_if<NumberedUndo>(&*message)) {
        envelope.cseq = undo->c;
        envelope.what = undo->undo;
    } else if (const auto* unreadable = std::get_if<Unreadable>(&*message)) {
        envelope.cseq = unreadable->c;
    }
    if (envelope.cseq > 0) host_->submit(std::move(envelope), &connection);
    pump();
    return std::nullopt;
}

void SimServer::lost(const ClientId& client, const Connection* connection) {
    host_->lost(client, connection);
    pump();
}

void SimServer::tick() {
    host_->sweep();
    auto nothing = [](Room&, Time) { return Decision{}; };
    auto answer = std::make_shared<std::optional<Decision>>();
    boost::asio::co_spawn(*io_, ask_host(host_, nothing, answer), boost::asio::detached);
    pump();
}

Decision SimServer::ask(RoomHost::Question question) {
    REQUIRE_FALSE(gate_.somebody_waits());
    auto answer = std::make_shared<std::optional<Decision>>();
    boost::asio::co_spawn(
        *io_,
        ask_host(host_, std::move(question), answer),
        boost::asio::detached
    );
    // A full disk gives the host more to ask of its thread than one round of the pump serves.
    for (int round = 0; !answer->has_value() && round < rounds_to_answer; ++round)
        pump();
    REQUIRE(answer->has_value());
    return **std::move(answer);
}

RoomState SimServer::state() {
    auto copy = std::make_shared<RoomState>();
    ask([copy](Room& room, Time) {
        *copy = room.state();
        return Decision{};
    });
    return std::move(*copy);
}

void SimServer::open_gate(Fate fate) {
    gate_.open(fate);
    pump();
    // The disk is only full for what waited; the next batch is written.
    gate_.open(Fate::commit);
}

void SimServer::crash(Fate fate) {
    gate_.open(fate);
    thread_->stop();
    host_.reset();
    io_.reset();
    services_.reset();
    thread_.reset();
}

void SimServer::pump() {
    for (;;) {
        io_->restart();
        io_->poll();
        const std::size_t appends = gate_.appends();
        wait_for_storage();
        if (gate_.somebody_waits()) return;
        io_->restart();
        if (io_->poll() == 0 && gate_.appends() == appends) return;
    }
}

void SimServer::wait_for_storage() {
    const auto done = std::make_shared<bool>(false);
    boost::asio::co_spawn(*io_, pass_through(*thread_, done), boost::asio::detached);
    while (!*done && !gate_.somebody_waits()) {
        io_->restart();
        io_->run_one_for(std::chrono::microseconds(500));
    }
}

}  // namespace spacebetween
