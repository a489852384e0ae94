// What every register of people promises, held against each of them.
#include "tests/storage/accounts_store.hpp"

#include <sqlite3.h>

using namespace spacebetween;

TEMPLATE_TEST_CASE("an account is found by id and by address", "[accounts]", InMemory, InFile) {
    TestType store;
    settle(store.accounts());
    store.reopen();

    CHECK(store.accounts().account(ben.id) == ben);
    const auto found = store.accounts().account_at("ada@example.org");
    REQUIRE(found.has_value());
    CHECK(found->account == ada);
    CHECK(found->password_hash == "hash of ada");
    CHECK(!store.accounts().account_at("nobody@example.org"));
    CHECK(!store.accounts().account(AccountId("acc_no")));
}

TEMPLATE_TEST_CASE("an id and an address are taken once", "[accounts]", InMemory, InFile) {
    TestType store;
    settle(store.accounts());

    Account same_id = ada;
    same_id.address = "new@example.org";
    Account same_address = ada;
    same_address.id = AccountId("acc_new");

    CHECK(is(store.accounts().add_account(same_id, "x"), AccountFault::exists));
    CHECK(is(store.accounts().add_account(same_address, "x"), AccountFault::exists));
    CHECK(store.accounts().account_at(ada.address)->password_hash == "hash of ada");
}

TEMPLATE_TEST_CASE(
    "an account changes its name, mandate, suspension and password only",
    "[accounts]",
    InMemory,
    InFile
) {
    TestType store;
    settle(store.accounts());
    Account changed{ada.id, "other@example.org", "Ada B", Mandate::administrator, true, Time{99}};

    REQUIRE(store.accounts().update_account(changed).has_value());
    REQUIRE(store.accounts().set_password(ada.id, "newer").has_value());
    store.reopen();

    changed.address = ada.address;
    changed.created = ada.created;
    CHECK(store.accounts().account(ada.id) == changed);
    CHECK(store.accounts().account_at(ada.address)->password_hash == "newer");
    changed.id = AccountId("acc_no");
    CHECK(is(store.accounts().update_account(changed), AccountFault::missing));
    CHECK(is(store.accounts().set_password(changed.id, "x"), AccountFault::missing));
}

TEMPLATE_TEST_CASE("logins are kept, touched and ended", "[accounts]", InMemory, InFile) {
    TestType store;
    settle(store.accounts());
    const Login first{"t1", ada.id, Time{10}, Time{10}};
    const Login second{"t2", ada.id, Time{5}, Time{50}};
    const Login other{"t3", ben.id, Time{10}, Time{90}};
    for (const Login& login : {first, second, other}) {
        REQUIRE(store.accounts().add_login(login).has_value());
    }
    CHECK(is(store.accounts().add_login(first), AccountFault::exists));

    REQUIRE(store.accounts().touch_login("t1", Time{60}).has_value());
    REQUIRE(store.accounts().touch_login("t1", Time{40}).has_value());
    CHECK(is(store.accounts().touch_login("t9", Time{40}), AccountFault::missing));
    store.reopen();

    CHECK(store.accounts().login("t1")->used == Time{60});
    CHECK(store.accounts().logins_of(ada.id).front() == second);
    CHECK(store.accounts().logins_of(ada.id).size() == 2);
    REQUIRE(store.accounts().end_logins_before(Time{55}, Time{0}).has_value());
    CHECK(!store.accounts().login("t2"));
    REQUIRE(store.accounts().end_login("t1").has_value());
    REQUIRE(store.accounts().end_login("t1").has_value());
    CHECK(store.accounts().logins_of(ada.id).empty());
    REQUIRE(store.accounts().end_logins_of(ben.id).has_value());
    CHECK(!store.accounts().login("t3"));
}

TEMPLATE_TEST_CASE("people are in teams", "[accounts]", InMemory, InFile) {
    TestType store;
    settle(store.accounts());
    CHECK(is(store.accounts().add_team({TeamId("team_x"), "North"}), AccountFault::exists));
    CHECK(is(store.accounts().add_team({north.id, "Elsewhere"}), AccountFault::exists));
    CHECK(is(store.accounts().join_team(TeamId("team_x"), ada.id), AccountFault::missing));
    CHECK(is(store.accounts().join_team(north.id, AccountId("acc_x")), AccountFault::missing));
    for (const Account& one : {ben, ada, ada}) {
        REQUIRE(store.accounts().join_team(north.id, one.id).has_value());
    }
    REQUIRE(store.accounts().join_team(east.id, ada.id).has_value());
    store.reopen();

    CHECK(store.accounts().team(north.id) == north);
    CHECK(store.accounts().team_named("East") == east);
    CHECK(!store.accounts().team_named("east"));
    CHECK(store.accounts().teams_of(ada.id) == std::vector<Team>{east, north});
    CHECK(store.accounts().members_of(north.id) == std::vector<Account>{ada, ben});
    REQUIRE(store.accounts().leave_team(north.id, ada.id).has_value());
    REQUIRE(store.accounts().leave_team(north.id, ada.id).has_value());
    CHECK(store.accounts().members_of(north.id) == std::vector<Account>{ben});
}

TEMPLATE_TEST_CASE("a room has a name, a plan and a roster", "[accounts]", InMemory, InFile) {
    TestType store;
    settle(store.accounts());
    RoomEntry rose = room_called("room_r", "Rose");
    RosterRow guest = row_of(ben, 20);
    guest.guest = GuestOf{"Health", Time{500}};
    guest.deputy_until = Time{400};
    guest.accountable_manager = true;
    const std::vector<RosterRow> roster = {guest, row_of(ada, 10)};
    RoomEntry homeless = rose;
    homeless.team = TeamId("team_x");

    CHECK(is(store.accounts().add_room(homeless, roster), AccountFault::missing));
    REQUIRE(store.accounts().add_room(rose, roster).has_value());
    CHECK(is(store.accounts().add_room(rose, roster), AccountFault::exists));
    const RosterRow only_ada = row_of(ada, 1);
    REQUIRE(store.accounts()
                .add_room(room_called("room_a", "Aster"), std::span(&only_ada, 1))
                .has_value());
    rose.planned = PlannedMeeting{Time{77}, "open_room", 45};
    rose.last_met = Time{70};
    rose.call_link = "https://call.example/1";
    rose.case_reference = "ref 1";
    REQUIRE(store.accounts().update_room(rose).has_value());
    CHECK(is(store.accounts().update_room(room_called("room_x", "")), AccountFault::missing));
    store.reopen();

    CHECK(store.accounts().room(rose.id) == rose);
    CHECK(store.accounts().roster(rose.id) == std::vector<RosterRow>{row_of(ada, 10), guest});
    CHECK(store.accounts().roster_entry(rose.id, ben.id) == guest);
    CHECK(!store.accounts().roster_entry(RoomId("room_a"), ben.id));
    REQUIRE(store.accounts().rooms_of(ada.id).size() == 2);
    CHECK(store.accounts().rooms_of(ada.id).front().alias == "Aster");
    CHECK(store.accounts().rooms_of(ada.id).back() == rose);
    CHECK(store.accounts().all_rooms().size() == 2);
    REQUIRE(store.accounts().take_off_roster(rose.id, ben.id).has_value());
    REQUIRE(store.accounts().put_on_roster(rose.id, row_of(ada, 99)).has_value());
    CHECK(store.accounts().roster(rose.id) == std::vector<RosterRow>{row_of(ada, 99)});
    CHECK(is(store.accounts().put_on_roster(RoomId("room_x"), guest), AccountFault::missing));
}

TEMPLATE_TEST_CASE("an invitation is used once", "[accounts]", InMemory, InFile) {
    TestType store;
    settle(store.accounts());
    const RoomEntry rose = room_called("room_r", "Rose");
    REQUIRE(store.accounts().add_room(rose, {}).has_value());
    const Invitation first{"i1", rose.id, ada.id, Role::reflector, {}, Time{5}, Time{100}, {}};
    const Invitation
        second{"i2", rose.id, ada.id, {}, GuestOf{"School", Time{9}}, Time{4}, Time{100}, {}};
    REQUIRE(store.accounts().add_invitation(first).has_value());
    REQUIRE(store.accounts().add_invitation(second).has_value());
    CHECK(is(store.accounts().add_invitation(first), AccountFault::exists));
    store.reopen();

    CHECK(store.accounts().invitation("i2") == second);
    CHECK(
        store.accounts().open_invitations(rose.id, Time{99}) ==
        std::vector<Invitation>{second, first}
    );
    CHECK(store.accounts().open_invitations(rose.id, Time{100}).empty());
    REQUIRE(store.accounts().use_invitation("i1", Time{50}).has_value());
    CHECK(is(store.accounts().use_invitation("i1", Time{51}), AccountFault::used));
    CHECK(is(store.accounts().use_invitation("i9", Time{51}), AccountFault::missing));
    CHECK(store.accounts().invitation("i1")->used == Time{50});
    CHECK(store.accounts().open_invitations(rose.id, Time{60}) == std::vector<Invitation>{second});
}

TEMPLATE_TEST_CASE("an inbox holds ids until they are taken", "[accounts]", InMemory, InFile) {
    TestType store;
    const RoomId rose("room_r");
    const InboxRow page{ada.id, rose, InboxKind::summary, "sum_1", Time{9}};
    const InboxRow stop{ada.id, rose, InboxKind::safety, "saf_1", Time{3}};
    const InboxRow bens{ben.id, rose, InboxKind::summary, "sum_1", Time{9}};
    for (const InboxRow& row : {page, stop, bens, page}) {
        REQUIRE(store.accounts().put_in_inbox(row).has_value());
    }
    store.reopen();

    CHECK(store.accounts().inbox_of(ada.id) == std::vector<InboxRow>{stop, page});
    REQUIRE(store.accounts().take_from_inbox(ada.id, rose, "saf_1").has_value());
    CHECK(store.accounts().inbox_of(ada.id) == std::vector<InboxRow>{page});
    REQUIRE(store.accounts().take_from_inboxes(rose, "sum_1").has_value());
    CHECK(store.accounts().inbox_of(ada.id).empty());
    CHECK(store.accounts().inbox_of(ben.id).empty());
    REQUIRE(store.accounts().put_in_inbox(bens).has_value());
    REQUIRE(store.accounts().rebuild_inboxes(rose, std::span(&stop, 1)).has_value());
    CHECK(store.accounts().inbox_of(ben.id).empty());
    CHECK(store.accounts().inbox_of(ada.id) == std::vector<InboxRow>{stop});
}

TEST_CASE("a full disk leaves the register as it was", "[accounts]") {
    Scratch directory;
    Keys keys(directory / "keys.db", master_of(1));
    SqliteAccounts accounts(directory / "people.db", keys, master_of(1));
    settle(accounts);
    sqlite3_exec(
        accounts.database().handle(),
        "PRAGMA max_page_count = 1",
        nullptr,
        nullptr,
        nullptr
    );

    const Account
        large{AccountId("acc_l"), "l@example.org", std::string(90'000, 'x'), {}, false, {}};

    CHECK(is(accounts.add_account(large, "x"), AccountFault::readonly));
    CHECK(!accounts.account(large.id));
    CHECK(accounts.account(ada.id) == ada);
}
