// Who is in a room, on which device, and what they find there.
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

TEST_CASE("[I-6] everybody who enters holds exactly what they may see", "[room]") {
    RoomTable table;
    table.enter_all();
    table.open();
    table.agree();

    table.check();

    CHECK(table.heard("ana").has(table.contract()));
    CHECK(table.heard("ana").session() != nullptr);
}

TEST_CASE("an account on two devices is one member", "[room]") {
    RoomTable table;
    table.enter("ana");

    const auto joining =
        table.room().join(AccountId("acc_ana"), ClientId("ana-phone"), table.now());

    REQUIRE(joining.outcome.has_value());
    CHECK(joining.outcome->member == table.id("ana"));
    CHECK(table.room().attendance().here().size() == 1);
}

TEST_CASE("whoever is not on the roster stays outside", "[room]") {
    RoomTable table;

    const auto joining = table.room().join(AccountId("acc_zoe"), ClientId("zoe"), table.now());

    REQUIRE_FALSE(joining.outcome.has_value());
    CHECK(joining.outcome.error() == CloseCode::not_on_roster);
}

TEST_CASE("a client belongs to the account that used it first", "[room]") {
    RoomTable table;
    table.enter("ana");

    const auto joining =
        table.room().join(AccountId("acc_ben"), ClientId("ana-screen"), table.now());

    REQUIRE_FALSE(joining.outcome.has_value());
    CHECK(joining.outcome.error() == CloseCode::ticket);
}

TEST_CASE("[I-12] a full room says so", "[room]") {
    RoomTable table;
    table.limits().room_connections = 2;
    table.enter("ana");
    table.enter("ben");

    const auto joining = table.room().join(AccountId("acc_eve"), ClientId("eve"), table.now());

    REQUIRE_FALSE(joining.outcome.has_value());
    CHECK(joining.outcome.error() == CloseCode::room_full);
}

TEST_CASE("leaving twice is harmless", "[room]") {
    RoomTable table;
    table.enter("ana");
    table.enter("ben");

    table.take(table.room().leave(ClientId("ana-screen"), table.now()));
    const Decision again = table.room().leave(ClientId("ana-screen"), table.now());

    CHECK(again.entries.empty());
    CHECK(again.sends.empty());
}

TEST_CASE("a lost connection is shown as away and still hears, to resume", "[room]") {
    auto table = room_in_stage("group");
    const int before = table->heard("ben").frames();

    table->lose("ben");
    table->change("eve", {make(rid("hyp", "one"))});

    CHECK_FALSE(table->room().attendance().is_here(table->id("ben")));
    CHECK_FALSE(table->heard("eve").shown(table->id("ben")).here);
    CHECK(table->heard("ben").frames() == before + 1);
    table->check();
}

TEST_CASE("whoever leaves the roster is closed and sees nothing", "[room]") {
    auto table = room_in_stage("group");
    Roster roster = usual_roster();
    roster.pop_back();
    roster.erase(roster.begin() + 1);

    table->set_roster(roster);

    CHECK(table->heard("ben").closed() == CloseCode::not_on_roster);
    CHECK(records_view(table->state(), table->id("ben")).empty());
    CHECK(table->state().session()->now.roles.count(table->id("ben")) == 0);
    table->check();
}

TEST_CASE("a guest is let in until the day of the invitation and not after", "[room]") {
    Roster roster = usual_roster();
    RosterEntry guest = person("gil");
    guest.guest = Guest{"School", monday_noon + hour_ms};
    roster.push_back(guest);
    RoomTable table(roster);
    table.enter("gil");

    table.pass(hour_ms);

    CHECK(table.heard("gil").closed() == CloseCode::not_on_roster);
    const auto again = table.room().join(AccountId("acc_gil"), ClientId("gil-2"), table.now());
    CHECK_FALSE(again.outcome.has_value());
}

TEST_CASE("everybody has a part: the usual one, and the hat of whoever is accountable", "[room]") {
    RoomTable table;
    table.enter_all();
    table.open();

    const Roles& roles = table.session().now.roles;
    CHECK(roles.at(table.id("ben")) == RoleSet{default_role()});
    CHECK(roles.at(table.id("cleo")) == RoleSet{Role::facilitator});
    CHECK(roles.at(table.id("max")) == RoleSet{default_role(), Role::accountable_manager});
}

TEST_CASE("[I-12] lines that wait to be resumed do not fill a room", "[room]") {
    RoomTable table;
    table.limits().account_connections = 1;
    const auto join = [&table](const std::string& client) {
        return table.room().join(AccountId("acc_ana"), ClientId(client), table.now());
    };
    for (const std::string client : {"first", "second", "third", "fourth"}) {
        REQUIRE(join(client).outcome.has_value());
        REQUIRE(join(client + "-beside").outcome.error() == CloseCode::room_full);
        table.take(table.room().lost(ClientId(client), table.now()));
    }

    CHECK(join("fifth").outcome.error() == CloseCode::busy);
}
