// Runs one room: takes all that waits, lets the room decide it, records it, then tells.
#pragma once

#include "server/app/client_stream.hpp"
#include "server/app/entering.hpp"
#include "server/app/host_services.hpp"
#include "server/app/presence_post.hpp"
#include "server/base/id.hpp"
#include "server/protocol/server_message.hpp"
#include "server/room/room.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <variant>
#include <vector>

namespace spacebetween {

/// One coroutine per live room, on the network thread. Whoever wants anything of a room puts it
/// into the queue; nothing that comes of it leaves before its commit returned.
///
/// Held by shared_ptr; `stop` is awaited before the services go.
class RoomHost : public std::enable_shared_from_this<RoomHost> {
public:
    using Question = std::function<Decision(Room&, Time)>;
    using Look = std::function<void(const Room&, Time)>;

    RoomHost(HostServices& services, RoomId id, RoomState recovered);

    /// Starts the coroutine. Once.
    void start();

    /// Ends every connection as `away`, records what waits, and ends the coroutine.
    boost::asio::awaitable<void> stop();

    /// A connection asks to come in; it is greeted, or closed with the reason.
    void enter(Entering entering);

    /// A change or command of a client that is in. What still arrives through a connection that
    /// this client has left for another is not heard: the client has said it again, or otherwise.
    void submit(Envelope envelope, const Connection* from);

    /// Waits until the member has fewer uncommitted changes than the limit: whoever reads from any
    /// of their devices reads no further until then.
    static boost::asio::awaitable<void>
    room_to_read(std::shared_ptr<RoomHost> host, MemberId member);

    /// Tells everybody that the server goes, and when to come back.
    void announce_end();

    /// Tells each client something that depends on whose it is.
    using Telling = std::function<Frame(const AccountId&)>;
    void tell_each(const Telling& telling);

    void say_presence(ClientId client, Presence said);

    /// The client has so many frames. False when it cannot have.
    [[nodiscard]] bool acknowledge(const ClientId& client, std::uint64_t received);

    /// This connection of the client is gone; a newer one may have taken its place already.
    void lost(const ClientId& client, const Connection* connection);

    /// Asks the room through its queue; resumes when the answer, and all that the room had decided
    /// before it, is on disk.
    static boost::asio::awaitable<Decision> ask(std::shared_ptr<RoomHost> host, Question question);

    /// Looks at the room from its queue: there is no look that could show what a crash may take
    /// back. Nobody looks when the room was let go just now, or too much waits.
    static boost::asio::awaitable<void> read(std::shared_ptr<RoomHost> host, Look look);

    [[nodiscard]] const RoomId& id() const { return id_; }

    [[nodiscard]] bool has_connections() const;

    /// Nobody is connected, may resume or waits, and the room has nothing to do by itself.
    [[nodiscard]] bool is_idle() const;

    /// Forgets streams whose client did not come back in time.
    void sweep();

private:
    struct Asked {
        Question question;
        std::shared_ptr<boost::asio::steady_timer> done;
        std::shared_ptr<Decision> decision;
    };
    struct Read {
        Look look;
        std::shared_ptr<boost::asio::steady_timer> done;
    };
    struct Said {
        ClientId client;
        Presence presence;
    };
    struct Lost {
        ClientId client;
    };
    struct GivenUp {
        ClientId client;
    };
    using Turn = std::variant<Envelope, Entering, Asked, Read, Said, Lost, GivenUp>;

    /// A number that stayed free, and why: those after it are no gap, and stay free as well.
    struct HeldBack {
        std::int64_t cseq = 0;
        Refusal code{};
        std::size_t times = 0;  ///< how much was sent that stayed free since
    };

    /// A turn with what the room decided about it.
    struct Decided {
        Decision decision;
        std::optional<Greeting> greeting;
        std::shared_ptr<boost::asio::steady_timer> done;
        std::shared_ptr<Decision> answer;
        std::optional<ClientId> client;
        MemberId member;  ///< whose change it was, when there is a client
    };

    static boost::asio::awaitable<void> run(std::shared_ptr<RoomHost> self);
    static boost::asio::awaitable<void> wait_for_work(std::shared_ptr<RoomHost> self);
    static boost::asio::awaitable<void> reload(std::shared_ptr<RoomHost> self);

    void push(Turn turn);
    /// As much waits as may: nothing more is taken than what members have in work, which has a
    /// limit of its own.
    [[nodiscard]] bool is_crowded() const { return queue_.size() >= services_.limits.room_queue; }
    std::vector<Decided> decide_all();
    Decided decide(Turn& turn, Time now);
    void choose_format(Envelope& envelope) const;
    Decided decide_entering(Entering& entering, Time now);
    void hold_back(const Envelope& envelope, Decision& decision);
    void close_when_flooded(HeldBack& held, Decision& decision) const;
    [[nodiscard]] bool refuses_writing(const Turn& turn, Time now) const;
    Decided refuse_writing(Turn& turn);
    /// Nothing of it was written: everybody hears that instead.
    static void take_back(std::vector<Decided>& decided);
    Batch batch_of(const std::vector<Decided>& decided);
    [[nodiscard]] bool wants_snapshot(const std::vector<Decided>& decided) const;

    void perform_all(std::vector<Decided>& decided);
    void perform(Decided& decided);
    void note_meeting(const Decision& decision);
    void send(const Send& send);
    void send_presence();
    void greet(const Greeting& greeting);
    /// What these clients were to hear is too much, or must not be kept: each hears all there is
    /// anew once everything that was decided has been told.
    void begin_afresh(const MemberId& member);
    void greet_afresh();
    void leave_unsaid(const ClientId& client);
    void no_longer_waits(const MemberId& member);
    void welcome(ClientStream& stream, const Joined& joined, WelcomeMode mode);
    void send_snapshot(ClientStream& stream, const RoomSnapshot& snapshot);
    void close_streams(CloseCode code);
    ClientStream& begin_stream(const MemberId& member, const ClientId& client, ClientStream stream);
    void drop_stream(const ClientId& client);
    void tell(const std::vector<MemberId>& to, const ClientId& except, const Frame& frame);
    void
    tell_or_afresh(const std::vector<MemberId>& to, const ClientId& except, const Frame& frame);
    ClientStream* stream_of(const ClientId& client);

    HostServices& services_;
    RoomId id_;
    std::unique_ptr<Room> room_;
    std::vector<Turn> queue_;
    boost::asio::steady_timer work_;
    boost::asio::steady_timer committed_;
    boost::asio::steady_timer ended_;
    std::map<ClientId, ClientStream> streams_;
    /// Each member's clients, with their streams: everybody who hears a change is found here.
    std::map<MemberId, std::map<ClientId, ClientStream*>> clients_;
    std::map<MemberId, std::size_t> uncommitted_;
    std::map<ClientId, const Connection*> speaking_;  ///< each client's latest connection
    std::map<ClientId, HeldBack> held_back_;
    std::set<ClientId> afresh_;  ///< to be greeted anew; until then they hear nothing
    PresencePost presence_;
    std::size_t entries_since_snapshot_ = 0;
    bool stopping_ = false;
    bool running_ = false;
};

}  // namespace spacebetween
