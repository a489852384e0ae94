// Six people, their clients, a server and everything that can go wrong between them, from one seed.
#pragma once

#include "tests/simulation/sim_actor.hpp"
#include "tests/simulation/sim_client.hpp"
#include "tests/simulation/sim_server.hpp"
#include "tests/support/seeded_random.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace spacebetween {

/// A connection as both ends see it; the client's end may be gone while the server does not know.
struct SimWire {
    std::shared_ptr<SimConnection> connection;
    ClientId client;
    std::deque<std::string> upward;
    std::shared_ptr<std::optional<MemberId>> came_in;
};

struct SimSeat {
    SimClient client;
    std::optional<SimWire> wire;
    bool steady = false;  ///< never cut: what its client shows is "having stayed"
    bool turned_away = false;
    std::uint16_t parted = 0;  ///< the code of the last close
};

/// What happened in a run, to see that the faults really came.
struct Tally {
    int answers = 0;
    int cuts = 0;
    int crashes = 0;
    int full = 0;
    int slow = 0;
    int settled = 0;
    int looked_back = 0;  ///< sessions gone through again
    int returned = 0;     ///< records that an undo brought back
    int refused = 0;      ///< pieces of text that stayed with their writers
};

class SimWorld {
public:
    explicit SimWorld(std::uint64_t seed);

    void step();
    /// Lets everything heal, and then checks what must hold at rest.
    void settle();

    [[nodiscard]] const Tally& tally() const { return tally_; }

private:
    void found_room();
    void connect(SimSeat& seat);
    void cut(SimSeat& seat);
    void carry_down(SimSeat& seat);
    void carry_up(SimSeat& seat);
    bool pass_on(SimWire& wire);
    void part(SimSeat& seat, std::uint16_t code);
    void haunt();
    void crash();
    void trouble_disk();
    void pass_time();
    void office();
    void visit();
    void ask_preview(SimSeat& seat, const RoomState& state, CommandName of);
    void look_back(const RoomState& state, const MemberId& viewer);
    void speak(SimSeat& seat);
    bool all_carried();
    void quieten();

    void check_seats();
    void check_seat(const SimSeat& seat, const RoomState& state);
    void check_acked(const SimSeat& seat, const RoomState& state);
    void check_shown(const SimSeat& seat, const RoomState& state);
    void check_journal(const RoomState& state);
    void check_sight(const SimSeat& seat);
    void check_returns();
    void check_bounds(const RoomState& state);
    void check_queues() const;
    void check_refused();

    SeededRandom chance_;  ///< decides what happens
    SeededRandom server_;  ///< is the server's own
    SimGround ground_;
    SimActor actor_;
    Roster roster_;
    std::unique_ptr<SimServer> server;
    std::vector<SimSeat> seats_;
    std::vector<SimWire> ghosts_;
    Tally tally_;
    bool gate_shut_ = false;
};

/// I-10: references lead to records of a kind that their fields allow.
bool is_whole(const RoomState& state);

}  // namespace spacebetween
