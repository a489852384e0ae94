// How the world comes to rest: everything heals, and whoever may be here has everything.
#include "tests/simulation/sim_world.hpp"
#include "tests/support/room_fixture.hpp"

#include <stdexcept>

namespace spacebetween {

void SimWorld::settle() {
    if (gate_shut_) trouble_disk();
    while (!ghosts_.empty())
        haunt();
    roster_ = usual_roster();
    server->ask([this](Room& room, Time now) { return room.roster_changed(roster_, now); });
    ground_.clock.pass(5'000);
    server->tick();
    quieten();
    ++tally_.settled;
    check_seats();
}

void SimWorld::quieten() {
    for (int round = 0; round < 200; ++round) {
        for (SimSeat& seat : seats_) {
            if (!seat.wire && !seat.turned_away) connect(seat);
        }
        if (all_carried()) return;
        // Rates and the pause after a full disk end with time.
        ground_.clock.pass(1'000);
        server->tick();
    }
    std::string restless;
    for (const SimSeat& seat : seats_) {
        if (seat.turned_away || (seat.wire && seat.client.at_rest())) continue;
        restless += " " + seat.client.account().text + (seat.wire ? "" : " without a line") +
                    (seat.client.welcomed() ? "" : " not welcomed") + " waits for " +
                    std::to_string(seat.client.unanswered()) + " after " +
                    std::to_string(seat.client.answered()) + ", last closed with " +
                    std::to_string(seat.parted) + ";";
    }
    throw std::logic_error("it never comes to rest:" + restless);  // I-15
}

/// Carries until nothing moves; whether everybody who may be here has everything.
bool SimWorld::all_carried() {
    bool rest = true;
    for (bool moved = true; moved;) {
        moved = false;
        for (SimSeat& seat : seats_) {
            speak(seat);
            while (seat.wire && pass_on(*seat.wire))
                moved = true;
            while (seat.wire) {
                const Frame message = seat.wire->connection->carry();
                if (!message) break;
                seat.client.hear(*message);
                moved = true;
            }
            if (seat.wire && seat.wire->connection->goodbye()) {
                part(seat, *seat.wire->connection->goodbye());
                moved = true;
            }
        }
    }
    for (const SimSeat& seat : seats_) {
        rest = rest && (seat.turned_away || (seat.wire && seat.client.at_rest()));
    }
    return rest;
}

}  // namespace spacebetween
