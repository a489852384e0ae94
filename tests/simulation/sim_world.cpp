// The steps of the world: people act, bytes travel, things break.
#include "tests/simulation/sim_world.hpp"

#include "server/protocol/journal_form.hpp"
#include "tests/support/room_fixture.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace spacebetween {

namespace {

constexpr std::uint16_t comes_back_below = 4500;
constexpr std::uint16_t slow = 4002;
constexpr std::uint16_t not_on_roster = 4503;
constexpr std::uint16_t removed = 4504;
constexpr std::size_t unanswered_max = 6;

}  // namespace

SimWorld::SimWorld(std::uint64_t seed)
    : chance_(seed * 2 + 1),
      server_(seed * 2),
      actor_(chance_, seed % 3 == 2 ? "open_room" : "two_lens_consultation"),
      roster_(usual_roster()) {
    ground_.limits.snapshot_entries = 5 + below(chance_, 60);
    ground_.limits.change_burst = 30;
    ground_.limits.answers_per_client = 64;
    ground_.limits.snapshot_part_bytes = 1024;
    ground_.limits.room_records = 60 + below(chance_, 60);
    ground_.limits.map_records = 10 + below(chance_, 30);
    ground_.limits.own_records = 5;
    ground_.limits.sealed_records = 4;
    ground_.limits.text_points = 200;
    ground_.streams.kept_bytes_max = 2'000 + below(chance_, 60'000);
    ground_.outbox.bytes_max = 20'000 + below(chance_, 100'000);
    found_room();
    for (const std::string name : {"ana", "ben", "cleo", "dora", "eve", "max", "ana", "cleo"}) {
        seats_.push_back({SimClient(AccountId("acc_" + name), chance_), std::nullopt, false});
    }
    seats_.back().steady = true;
}

void SimWorld::found_room() {
    RoomInfo info;
    info.id = ground_.room;
    info.team = TeamId("team_simulated");
    info.alias = "The Oaks";
    const Entry founding = Room::founding(info, ground_.clock.now());
    Batch batch;
    batch.room = ground_.room;
    batch.rows.push_back({founding.key, journal_form(founding)});
    ground_.disk.append({&batch, 1});
    server = std::make_unique<SimServer>(ground_, server_);
    server->ask([this](Room& room, Time now) { return room.roster_changed(roster_, now); });
}

void SimWorld::step() {
    SimSeat& seat = seats_[below(chance_, seats_.size())];
    const std::uint64_t drawn = below(chance_, 1'000);
    if (drawn < 300) {
        if (seat.client.welcomed() && seat.client.unanswered() < unanswered_max) {
            actor_.act(seat.client);
        }
        speak(seat);
    } else if (drawn < 600) {
        carry_down(seat);
    } else if (drawn < 800) {
        carry_up(seat);
    } else if (drawn < 880) {
        if (!seat.wire) connect(seat);
    } else if (drawn < 900) {
        if (!seat.steady) cut(seat);
    } else if (drawn < 920) {
        haunt();
    } else if (drawn < 980) {
        pass_time();
    } else if (drawn < 990) {
        trouble_disk();
    } else if (drawn < 993) {
        crash();
    } else if (drawn < 996) {
        office();
    } else {
        visit();
    }
    check_queues();
    if (gate_shut_ && chance(chance_, 10)) trouble_disk();
}

void SimWorld::speak(SimSeat& seat) {
    if (!seat.wire) return;
    for (std::string& frame : seat.client.speak())
        seat.wire->upward.push_back(std::move(frame));
}

void SimWorld::connect(SimSeat& seat) {
    SimWire wire;
    wire.connection = std::make_shared<SimConnection>(ground_.outbox);
    wire.client = seat.client.id();
    wire.came_in = std::make_shared<std::optional<MemberId>>();
    Entering entering;
    entering.account = seat.client.account();
    entering.client = wire.client;
    entering.connection = wire.connection;
    if (const auto resume = seat.client.knock()) {
        entering.resume = {resume->stream, static_cast<std::uint64_t>(resume->received)};
    }
    entering.came_in = [came = wire.came_in](std::optional<MemberId> member) {
        *came = std::move(member);
    };
    seat.turned_away = false;
    seat.wire = std::move(wire);
    server->enter(std::move(entering));
}

/// The client has lost its connection; the server may learn of it later, and may still hear what
/// was on its way.
void SimWorld::cut(SimSeat& seat) {
    if (!seat.wire) return;
    ++tally_.cuts;
    ghosts_.push_back(std::move(*seat.wire));
    seat.wire.reset();
    seat.client.cut();
}

void SimWorld::haunt() {
    if (ghosts_.empty()) return;
    const std::size_t which = below(chance_, ghosts_.size());
    SimWire& ghost = ghosts_[which];
    if (pass_on(ghost)) return;
    server->lost(ghost.client, ghost.connection.get());
    ghosts_.erase(ghosts_.begin() + static_cast<std::ptrdiff_t>(which));
}

void SimWorld::carry_down(SimSeat& seat) {
    const std::size_t messages = 1 + below(chance_, 6);
    for (std::size_t i = 0; i < messages && seat.wire; ++i) {
        if (const Frame message = seat.wire->connection->carry()) {
            seat.client.hear(*message);
        } else if (const auto code = seat.wire->connection->goodbye()) {
            part(seat, *code);
        }
    }
    speak(seat);
}

void SimWorld::part(SimSeat& seat, std::uint16_t code) {
    seat.parted = code;
    if (code == slow) ++tally_.slow;
    const bool away = code == not_on_roster || code == removed;
    if (code >= comes_back_below && !away) {
        throw std::logic_error("closed for good with " + std::to_string(code));
    }
    const SimWire wire = std::move(*seat.wire);
    seat.wire.reset();
    seat.turned_away = away;
    seat.client.cut();
    if (wire.came_in->has_value()) server->lost(wire.client, wire.connection.get());
}

bool SimWorld::pass_on(SimWire& wire) {
    if (wire.upward.empty() || !wire.came_in->has_value() || !wire.connection->is_open()) {
        return false;
    }
    const std::string frame = std::move(wire.upward.front());
    wire.upward.pop_front();
    const auto wrong = server->hear(**wire.came_in, wire.client, *wire.connection, frame);
    if (wrong) throw std::logic_error("the server could not read " + frame);
    return true;
}

void SimWorld::carry_up(SimSeat& seat) {
    if (seat.wire && pass_on(*seat.wire)) ++tally_.answers;
}

void SimWorld::pass_time() {
    static constexpr std::array<Millis, 4> spans{60, 1'000, 3'000, 20'000};
    const bool long_pause = chance(chance_, 1);
    ground_.clock.pass(long_pause ? 3 * minute_ms : spans[below(chance_, spans.size())]);
    server->tick();
}

void SimWorld::trouble_disk() {
    if (!gate_shut_) {
        server->shut_gate();
        gate_shut_ = true;
        return;
    }
    const bool full = server->waits_for_disk() && chance(chance_, 25);
    tally_.full += full ? 1 : 0;
    gate_shut_ = false;
    server->open_gate(full ? Fate::full : Fate::commit);
}

void SimWorld::crash() {
    ++tally_.crashes;
    server->crash(chance(chance_, 50) ? Fate::commit : Fate::lost);
    gate_shut_ = false;
    ghosts_.clear();
    for (SimSeat& seat : seats_) {
        seat.wire.reset();
        seat.client.cut();
    }
    server = std::make_unique<SimServer>(ground_, server_);
    const RoomState state = server->state();
    for (const SimSeat& each : seats_)
        check_shown(each, state);
}

/// What happens outside the room: people come onto the roster and leave it, pages are read.
void SimWorld::office() {
    if (gate_shut_) return;
    const std::uint64_t drawn = below(chance_, 4);
    const AccountId max("acc_max");
    if (drawn == 0) {
        roster_ = usual_roster();
        if (chance(chance_, 50)) roster_.erase(roster_.begin() + 4);
        if (chance(chance_, 50)) roster_[1].deputy_until = ground_.clock.now() + hour_ms;
        server->ask([this](Room& room, Time now) { return room.roster_changed(roster_, now); });
        return;
    }
    const RoomState state = server->state();
    if (state.summaries().empty()) return;
    const SummaryId page = state.summaries().back().id;
    server->ask([&](Room& room, Time now) {
        if (drawn == 1) return room.read_summary(max, page, now);
        if (drawn == 2) return room.acknowledge_summary(max, page, now);
        return room.question_summary(max, page, "What does Mila know?", now);
    });
}

}  // namespace spacebetween
