// What every register promises of teams' formats, and of a roster that goes over whole.
#include "tests/storage/accounts_store.hpp"

using namespace spacebetween;

TEMPLATE_TEST_CASE("a team's formats keep every version", "[accounts]", InMemory, InFile) {
    TestType store;
    settle(store.accounts());
    TeamFormat first{north.id, "fmt_b", 1, "{\"a\":1}", ada.id, Time{5}};
    TeamFormat second{north.id, "fmt_b", 2, "{\"a\":2}", ben.id, Time{6}};
    const TeamFormat other{north.id, "fmt_a", 1, std::string(40'000, 'x'), ada.id, Time{7}};
    const TeamFormat easts{east.id, "fmt_b", 1, "{}", ada.id, Time{8}};
    TeamFormat homeless = first;
    homeless.team = TeamId("team_x");

    CHECK(is(store.accounts().add_format(homeless), AccountFault::missing));
    for (const TeamFormat& one : {first, second, other, easts}) {
        REQUIRE(store.accounts().add_format(one).has_value());
    }
    CHECK(is(store.accounts().add_format(second), AccountFault::exists));
    CHECK(is(store.accounts().add_format(first), AccountFault::exists));
    store.reopen();

    CHECK(store.accounts().formats_of(north.id) == std::vector<TeamFormat>{other, first, second});
    CHECK(store.accounts().formats_of(east.id) == std::vector<TeamFormat>{easts});
    CHECK(store.accounts().formats_of(TeamId("team_x")).empty());
}

TEMPLATE_TEST_CASE("a roster is replaced in one step", "[accounts]", InMemory, InFile) {
    TestType store;
    settle(store.accounts());
    const RosterRow before = row_of(ada, 10);
    const RoomEntry rose = room_called("room_r", "Rose");
    REQUIRE(store.accounts().add_room(rose, std::span(&before, 1)).has_value());
    RosterRow after = row_of(ben, 20);
    after.accountable_manager = true;

    CHECK(
        is(store.accounts().replace_roster(RoomId("room_x"), std::span(&after, 1)),
           AccountFault::missing)
    );
    REQUIRE(store.accounts().replace_roster(rose.id, std::span(&after, 1)).has_value());
    store.reopen();

    CHECK(store.accounts().roster(rose.id) == std::vector<RosterRow>{after});
    CHECK(store.accounts().rooms_of(ada.id).empty());
}
