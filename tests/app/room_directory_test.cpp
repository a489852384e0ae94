// What somebody is told whose room does not open: why, and whether to come back.
#include "server/app/net_settings.hpp"
#include "server/app/room_access.hpp"
#include "server/app/room_door.hpp"
#include "tests/access/people.hpp"
#include "tests/app/heard_connection.hpp"
#include "tests/support/memory_journal.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <catch2/catch.hpp>

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>

using namespace spacebetween;

namespace {

/// Says hello with a ticket, and then nothing.
class KnockingConnection final : public Connection {
public:
    explicit KnockingConnection(const std::string& ticket)
        : hello_(
              R"({"t":"hello","proto":[1,1],"client":"c_AAAAAAAAAAAAAAAAAAAAAA","next_cseq":1,)"
              R"("ticket":")" +
              ticket + R"("})"
          ) {}

    boost::asio::awaitable<ReadResult> read() override {
        ReadResult result{hello_.empty() ? Ended::left : Ended::not_ended, hello_};
        hello_.clear();
        co_return result;
    }
    void offer(Frame frame, Weight weight) override { heard_.offer(std::move(frame), weight); }
    [[nodiscard]] Pressure pressure() const override { return heard_.pressure(); }
    void close(std::uint16_t number, std::string why) override {
        heard_.close(number, std::move(why));
    }
    void admit() override {}
    [[nodiscard]] bool is_open() const override { return heard_.is_open(); }
    [[nodiscard]] const std::string& address() const override { return heard_.address(); }
    [[nodiscard]] std::uint16_t code() const { return heard_.code; }

private:
    std::string hello_;
    HeardConnection heard_;
};

/// Everything between a ticket and a room, on a journal in memory.
struct Entrance {
    ~Entrance() {
        wait_for(rooms.stop());
        thread.stop();
    }

    /// What a connection of Beth's is closed with.
    std::uint16_t knock() {
        const Time at = clock.now();
        const auto who = people.sign_in(people.beth, at);
        TicketHolder holder{people.beth, people.room, who.login.token_hash};
        const auto ticket = access.tickets.issue(std::move(holder), at, people.random);
        const auto connection = std::make_shared<KnockingConnection>(ticket);
        RoomDoor door(services);
        wait_for(door.serve(people.room, connection));
        return connection->code();
    }

    /// What a request of Beth's is refused with.
    std::optional<HttpRefusal> ask() {
        std::optional<HttpRefusal> refused;
        wait_for(ask_into(refused));
        return refused;
    }

    People people;
    FakeClock clock;
    MemoryJournal journal;
    boost::asio::io_context context;
    StorageThread thread{journal, context.get_executor()};
    HostServices host{
        context.get_executor(),
        thread,
        journal,
        clock,
        people.random,
        people.limits,
        stream_limits(people.limits),
        WritePause{}
    };
    RoomDirectory rooms{host, people.register_of};
    AccessServices access{context.get_executor(), people.register_of, people.limits, Site{}};
    Lines lines{people.limits};
    WorkPool layouts{context.get_executor(), 1, 1};
    ApiServices services{host, people.register_of, rooms, access, lines, layouts};

private:
    boost::asio::awaitable<void> ask_into(std::optional<HttpRefusal>& refused) {
        const auto found = co_await host_for(&services, people.room, people.beth);
        if (!found) refused = found.error();
    }

    void wait_for(boost::asio::awaitable<void> work) {
        bool over = false;
        context.restart();
        const auto end = [&over](const std::exception_ptr& how) {
            over = true;
            if (how) std::rethrow_exception(how);
        };
        boost::asio::co_spawn(context, std::move(work), end);
        while (!over)
            context.run_one();
    }
};

}  // namespace

TEST_CASE("[R65] whoever knocks at a room that cannot be read is told to come back", "[app]") {
    const auto why = GENERATE(LoadFault::broken_chain, LoadFault::read_error);
    Entrance entrance;
    entrance.journal.break_room(entrance.people.room, why);

    CHECK(entrance.knock() == number_of(CloseCode::storage));
    CHECK(entrance.ask() == HttpRefusal::server_fault);
}

TEST_CASE("[R65] a new room that a full disk keeps from beginning opens later", "[app]") {
    Entrance entrance;
    entrance.journal.answer(CommitOutcome::full);
    CHECK(entrance.knock() == number_of(CloseCode::storage));
    CHECK(entrance.ask() == HttpRefusal::server_readonly);

    entrance.journal.answer(CommitOutcome::committed);

    CHECK(entrance.knock() == 0);
    CHECK_FALSE(entrance.ask().has_value());
}

TEST_CASE("[R68] where as many rooms are open as may be, the next is busy", "[app]") {
    Entrance entrance;
    entrance.people.limits.rooms_live = 0;

    CHECK(entrance.knock() == number_of(CloseCode::busy));
    CHECK(entrance.ask() == HttpRefusal::server_busy);
}
