// What waits for one room: how much of it may, and what of it is not heard any more.
#include "server/app/room_host.hpp"

#include "server/app/net_settings.hpp"
#include "server/vocabulary/refusal.hpp"
#include "tests/app/heard_connection.hpp"
#include "tests/support/asking.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/memory_journal.hpp"
#include "tests/support/seeded_random.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <catch2/catch.hpp>

#include <functional>
#include <memory>

using namespace spacebetween;

namespace {

/// A room that nobody is in yet, on a journal in memory.
struct House {
    House()
        : thread(journal, context.get_executor()),
          services{
              context.get_executor(),
              thread,
              journal,
              clock,
              random,
              limits,
              stream_limits(limits),
              WritePause{}
          } {
        limits.room_queue = 16;
        RoomInfo info;
        info.id = RoomId("room_ella");
        RoomState state;
        state.apply(Room::founding(info, clock.now()));
        host = std::make_shared<RoomHost>(services, info.id, std::move(state));
        host->start();
    }

    ~House() {
        end();
        thread.stop();
    }

    House(const House&) = delete;
    House& operator=(const House&) = delete;

    /// Asks so many questions at once; how many were turned away as busy is counted.
    void ask(std::size_t times) {
        for (std::size_t i = 0; i < times; ++i) {
            RoomHost::Question nothing = [](Room&, Time) { return Decision{}; };
            boost::asio::co_spawn(
                context,
                RoomHost::ask(host, std::move(nothing)),
                [this](const std::exception_ptr&, const Decision& decision) {
                    ++answered;
                    if (decision.refused && decision.refused->code == Refusal::busy) ++busy;
                }
            );
        }
    }

    /// Gives the room these people; `meanwhile` is done when that is decided and not yet written.
    void put_on_roster(Roster roster, const std::function<void()>& meanwhile = [] {}) {
        bool decided = false;
        bool written = false;
        RoomHost::Question change = [&](Room& room, Time at) {
            decided = true;
            return room.roster_changed(roster, at);
        };
        boost::asio::co_spawn(
            context,
            RoomHost::ask(host, std::move(change)),
            [&written](const std::exception_ptr&, const Decision&) { written = true; }
        );
        run_until([&] { return decided; });
        meanwhile();
        run_until([&] { return written; });
    }

    MemberId member_nobody() {
        MemberId found;
        bool over = false;
        RoomHost::Look look = [&found](const Room& room, Time) {
            found = room.state().member_of(AccountId("acc_nobody"))->id;
        };
        boost::asio::co_spawn(
            context,
            RoomHost::read(host, std::move(look)),
            [&over](const std::exception_ptr&) { over = true; }
        );
        run_until([&] { return over; });
        return found;
    }

    template <class Condition>
    void run_until(Condition holds) {
        while (!holds())
            context.run_one();
    }

    static Entering newcomer(const std::shared_ptr<HeardConnection>& connection, bool& knocked) {
        Entering entering;
        entering.account = AccountId("acc_nobody");
        entering.client = ClientId("c_new");
        entering.connection = connection;
        entering.came_in = [&knocked](const std::optional<MemberId>&) { knocked = true; };
        return entering;
    }

    void end() {
        boost::asio::co_spawn(context, host->stop(), [](const std::exception_ptr&) {});
        context.run();
        context.restart();
    }

    boost::asio::io_context context;
    MemoryJournal journal;
    FakeClock clock;
    SeededRandom random{3};
    Limits limits;
    StorageThread thread;
    HostServices services;
    std::shared_ptr<RoomHost> host;
    std::size_t answered = 0;
    std::size_t busy = 0;
};

boost::asio::awaitable<void>
note_reading(std::shared_ptr<RoomHost> host, MemberId member, bool* reads) {
    co_await RoomHost::room_to_read(std::move(host), std::move(member));
    *reads = true;
}

}  // namespace

TEST_CASE(
    "[I-12] as many questions wait for a room as may, and one more is told it is busy",
    "[app]"
) {
    const auto times = GENERATE(std::size_t{15}, std::size_t{16}, std::size_t{17});
    House house;

    house.ask(times);
    house.run_until([&] { return house.answered == times; });

    CHECK(house.busy == (times > 16 ? 1 : 0));
}

TEST_CASE("[I-12] a crowded room turns newcomers and looks away, and answers what waits", "[app]") {
    const auto waiting = GENERATE(std::size_t{15}, std::size_t{16});
    const bool crowded = waiting == 16;
    House house;
    const auto connection = std::make_shared<HeardConnection>();
    bool knocked = false;
    bool looked = false;

    house.ask(waiting);
    boost::asio::post(house.context, [&] {
        if (!crowded) return;
        house.host->enter(house.newcomer(connection, knocked));
        house.host->say_presence(ClientId("c_new"), Presence{});
    });
    RoomHost::Look look = [&looked](const Room&, Time) { looked = true; };
    bool over = false;
    boost::asio::co_spawn(
        house.context,
        RoomHost::read(house.host, std::move(look)),
        [&over](const std::exception_ptr&) { over = true; }
    );
    house.run_until([&] { return over && house.answered == waiting; });

    CHECK(looked == !crowded);
    CHECK(house.busy == 0);
    CHECK(knocked == crowded);
    CHECK(connection->code == (crowded ? number_of(CloseCode::busy) : 0));
}

TEST_CASE("[R68] a room with a place in its queue looks at who comes", "[app]") {
    House house;
    const auto connection = std::make_shared<HeardConnection>();
    bool knocked = false;

    house.ask(15);
    boost::asio::post(house.context, [&] {
        house.host->enter(house.newcomer(connection, knocked));
    });
    house.run_until([&] { return knocked && house.answered == 15; });

    CHECK(connection->code == number_of(CloseCode::not_on_roster));
}

TEST_CASE("[R67] no more is read of a member while as many changes as may are in work", "[app]") {
    House house;
    house.limits.changes_uncommitted = 4;
    const auto changes = GENERATE(std::size_t{3}, std::size_t{4}, std::size_t{5});
    const auto connection = std::make_shared<HeardConnection>();
    bool knocked = false;
    bool read_on = false;
    bool at_once = false;

    boost::asio::post(house.context, [&] {
        house.host->enter(house.newcomer(connection, knocked));
        for (std::size_t i = 1; i <= changes; ++i) {
            Envelope envelope{MemberId("m_nobody"), ClientId("c_new"), 0, Change{}};
            envelope.cseq = static_cast<std::int64_t>(i);
            house.host->submit(std::move(envelope), connection.get());
        }
    });
    boost::asio::co_spawn(
        house.context,
        note_reading(house.host, MemberId("m_nobody"), &read_on),
        [](const std::exception_ptr&) {}
    );
    boost::asio::post(house.context, [&] { at_once = read_on; });
    house.run_until([&] { return read_on && knocked; });

    CHECK(at_once == (changes < 4));
}

TEST_CASE(
    "[R29] what waits of a client whose stream begins anew is heard when said again",
    "[app]"
) {
    House house;
    const auto connection = std::make_shared<HeardConnection>();
    const ClientId client("c_new");
    bool knocked = false;
    house.put_on_roster({person("nobody")});
    house.host->enter(house.newcomer(connection, knocked));
    house.run_until([&] { return knocked; });
    const MemberId member = house.member_nobody();
    const auto say_it = [&] {
        house.host->submit(Envelope{member, client, 1, Change{}}, connection.get());
    };

    // Too much for a frame: who is here hears it as a snapshot, once it is written.
    house.limits.frame_bytes = 1;
    house.put_on_roster({person("ana"), person("nobody")}, say_it);
    CHECK(connection->count(R"("t":"welcome")") == 2);
    CHECK(connection->count(R"("t":"no")") == 0);

    say_it();
    house.ask(1);
    house.run_until([&] { return house.answered == 1; });
    CHECK(connection->count(R"("t":"no")") == 0);

    CHECK(house.host->acknowledge(client, 0));
    say_it();
    house.run_until([&] { return connection->count(R"("t":"no")") == 1; });
}
