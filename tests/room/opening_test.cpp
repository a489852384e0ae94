// The room opens what was before somebody's first session: said by who leads, and never for
// oneself.
#include "server/room/history.hpp"
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

namespace {

std::vector<std::int64_t> sessions_of(const RoomTable& table, std::string_view who) {
    const Limits limits;
    Looking looking(table.state(), table.id(who), limits);
    for (const Entry& entry : table.journal()) {
        looking.take(entry);
    }
    std::vector<std::int64_t> numbers;
    for (const PastSession& one : looking.sessions()) {
        numbers.push_back(one.number);
    }
    return numbers;
}

MemberView shown(const RoomTable& table, std::string_view name) {
    for (const MemberView& one : members_view(table.state())) {
        if (one.name == name) {
            return one;
        }
    }
    FAIL("nobody of this name is shown");
    return {};
}

/// A first session in which a card was let go, and a second that somebody new is in.
std::unique_ptr<RoomTable> with_newcomer(RosterEntry entry) {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "gone");
    table->change("ben", {make(card), type_in(card, "text", "an old idea")});
    table->change("ben", {set(card, "state", std::string("let_go"))});
    REQUIRE_FALSE(table->command("cleo", CloseSession{true}).refusal());
    table->flush();
    Roster roster = usual_roster();
    const std::string name = entry.name;
    roster.push_back(std::move(entry));
    table->set_roster(roster);
    table->open();
    table->agree();
    table->go_to("group");
    table->enter(name);
    return table;
}

}  // namespace

TEST_CASE("[R74] who leads opens what was before a newcomer's time", "[room][history]") {
    auto table = with_newcomer(person("new"));
    REQUIRE(sessions_of(*table, "new") == std::vector<std::int64_t>{2});
    REQUIRE_FALSE(table->heard("new").has(rid("hyp", "gone")));
    REQUIRE(shown(*table, "new").late);
    const int told = table->heard("eve").members_told();

    REQUIRE_FALSE(table->command("cleo", OpenHistory{table->id("new")}).refusal());

    CHECK(table->heard("eve").members_told() > told);

    CHECK(sessions_of(*table, "new") == std::vector<std::int64_t>{2, 1});
    CHECK(table->heard("new").has(rid("hyp", "gone")));
    CHECK(shown(*table, "new").opened);
    CHECK_FALSE(shown(*table, "new").late);
    table->check();
}

TEST_CASE("[R74] what was opened can be closed again", "[room][history]") {
    auto table = with_newcomer(person("new"));
    const MemberId newcomer = table->id("new");
    CHECK(table->command("cleo", OpenHistory{newcomer, false}).refusal() == Refusal::precondition);
    REQUIRE_FALSE(table->command("cleo", OpenHistory{newcomer}).refusal());

    REQUIRE_FALSE(table->command("cleo", OpenHistory{newcomer, false}).refusal());

    CHECK(sessions_of(*table, "new") == std::vector<std::int64_t>{2});
    CHECK_FALSE(table->heard("new").has(rid("hyp", "gone")));
    CHECK_FALSE(shown(*table, "new").opened);
    table->check();
}

TEST_CASE("[R74] only who leads opens it, and nobody for themselves", "[room][history]") {
    auto table = with_newcomer(person("new"));
    const MemberId newcomer = table->id("new");
    CHECK(table->command("ben", OpenHistory{newcomer}).refusal() == Refusal::not_allowed);
    CHECK(table->command("new", OpenHistory{newcomer}).refusal() == Refusal::not_allowed);
    const SetRoles lead{newcomer, RoleSet{Role::co_facilitator}};
    REQUIRE_FALSE(table->command("cleo", lead).refusal());
    table->flush();

    CHECK(table->command("new", OpenHistory{newcomer}).refusal() == Refusal::not_allowed);
    CHECK(sessions_of(*table, "new") == std::vector<std::int64_t>{2});
}

TEST_CASE("[R74] nobody gives what they do not have, and none who were there need it", "[room]") {
    auto table = with_newcomer(person("new"));
    const SetRoles lead{table->id("new"), RoleSet{Role::co_facilitator}};
    table->command("cleo", lead);
    table->flush();

    CHECK(table->command("new", OpenHistory{table->id("eve")}).refusal() == Refusal::precondition);
    CHECK(table->command("cleo", OpenHistory{table->id("eve")}).refusal() == Refusal::precondition);
}

TEST_CASE("[R74] a guest begins with their first session, whatever the room says", "[room]") {
    RosterEntry guest = person("new");
    guest.guest = Guest{"Another agency", RoomTable().now() + 30 * day_ms};
    auto table = with_newcomer(std::move(guest));

    CHECK(table->command("cleo", OpenHistory{table->id("new")}).refusal() == Refusal::not_allowed);
    CHECK(sessions_of(*table, "new") == std::vector<std::int64_t>{2});
    CHECK_FALSE(shown(*table, "new").late);
}

TEST_CASE("[R74] what is opened is never what was sealed or somebody's own", "[room][history]") {
    auto table = room_in_stage("alone");
    const SessionId first = table->session().now.id;
    table->change("ben", {make(rid("hyp", "b")), type_in(rid("hyp", "b"), "text", "sealed words")});
    table->change("ben", {erase(rid("hyp", "b"))});
    table->change("ben", {make(rid("not", "b")), type_in(rid("not", "b"), "text", "own words")});
    table->next();
    REQUIRE_FALSE(table->command("cleo", CloseSession{true}).refusal());
    table->flush();
    Roster roster = usual_roster();
    roster.push_back(person("new"));
    table->set_roster(roster);
    table->open();
    table->enter("new");
    REQUIRE_FALSE(table->command("cleo", OpenHistory{table->id("new")}).refusal());

    const Limits limits;
    Looking looking(table->state(), table->id("new"), limits, first);
    for (const Entry& entry : table->journal()) {
        looking.take(entry);
    }
    const auto history = std::move(looking).finish();

    REQUIRE(history.has_value());
    for (const HistoryMoment& moment : history->moments) {
        for (const Viewed& viewed : moment.put) {
            CHECK(words_of(viewed.record(), "text") != "sealed words");
            CHECK(words_of(viewed.record(), "text") != "own words");
        }
    }
    CHECK_FALSE(table->heard("new").has(rid("not", "b")));
}
