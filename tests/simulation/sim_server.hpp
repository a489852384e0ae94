// One process of the server around one room: the real host and storage thread, on a disk that
// outlives it.
#pragma once

#include "server/app/room_host.hpp"
#include "server/protocol/client_message.hpp"
#include "tests/simulation/gated_journal.hpp"
#include "tests/simulation/sim_connection.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/memory_journal.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>
#include <optional>
#include <string>

namespace spacebetween {

/// What the world gives to every process: it outlives them all.
struct SimGround {
    MemoryJournal disk;
    FakeClock clock;
    Limits limits;
    StreamLimits streams;
    OutboxLimits outbox;
    RoomId room{"room_simulated"};
};

/// Starts by reading the disk. Dies by `crash` or by its end. Everything happens in calls to it:
/// when one returns, the process waits for the world, or for its disk.
class SimServer {
public:
    SimServer(SimGround& ground, Random& random);
    SimServer(const SimServer&) = delete;
    SimServer& operator=(const SimServer&) = delete;
    ~SimServer();

    void enter(Entering entering);
    /// What a client's frame means to the process; nothing, or the code that it is closed with.
    std::optional<CloseCode> hear(
        const MemberId& member,
        const ClientId& client,
        Connection& connection,
        const std::string& frame
    );
    void lost(const ClientId& client, const Connection* connection);
    /// The clock has moved: whatever is due is done.
    void tick();

    /// Asks the room and waits for the answer. The gate must be open.
    Decision ask(RoomHost::Question question);
    /// The room as it stands. The gate must be open.
    RoomState state();

    void shut_gate() { gate_.shut(); }
    [[nodiscard]] bool waits_for_disk() const { return gate_.somebody_waits(); }
    void open_gate(Fate fate);

    /// The process dies at once: what was being written is on the disk (`commit`) or not (`lost`).
    void crash(Fate fate);

private:
    void pump();
    /// Waits until the storage thread has told all that it has to tell.
    void wait_for_storage();

    SimGround& ground_;
    GatedJournal gate_;
    std::unique_ptr<boost::asio::io_context> io_;
    std::unique_ptr<StorageThread> thread_;
    std::unique_ptr<HostServices> services_;
    std::shared_ptr<RoomHost> host_;
};

}  // namespace spacebetween
