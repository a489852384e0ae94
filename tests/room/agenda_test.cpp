// A sitting of several rooms: each has its own session, and one tap leads to the next.
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

namespace {

AgendaPlace place_of(std::size_t at = 0) {
    return {
        "agd_sitting",
        {RoomId("room_test"), RoomId("room_next")},
        at,
        "open_room",
        AccountId("acc_cleo")
    };
}

std::unique_ptr<RoomTable> first_room() {
    auto table = std::make_unique<RoomTable>();
    table->enter_all();
    Decision opened = table->room().open_in_agenda(place_of(), table->now());
    REQUIRE_FALSE(opened.refused.has_value());
    table->take(std::move(opened));
    return table;
}

}  // namespace

TEST_CASE("a sitting opens its room's session, led by whoever began it", "[room]") {
    auto table = first_room();

    CHECK(table->session().now.roles.at(table->id("cleo")).contains(Role::facilitator));
    CHECK(table->heard("ben").session()->agenda->id == "agd_sitting");
    const Decision again = table->room().open_in_agenda(place_of(), table->now());
    CHECK(again.refusal() == Refusal::precondition);
    table->check();
}

TEST_CASE("the lead's one tap ends the session and says where the group goes on from", "[room]") {
    auto table = first_room();
    CHECK(table->command("ben", NextRoom{}).refusal() == Refusal::not_allowed);
    CHECK(table->command("cleo", NextRoom{SessionEnd::closed}).refusal() == Refusal::precondition);

    const Decision decision = table->command("cleo", NextRoom{SessionEnd::carried});
    Decision flushed;
    if (!decision.onward) {
        flushed = table->pass(static_cast<Millis>(table->limits().stage_flush_ms));
    }

    const auto& onward = decision.onward ? decision.onward : flushed.onward;
    REQUIRE(onward.has_value());
    CHECK(*onward == place_of());
    REQUIRE(table->state().session() == nullptr);
    CHECK(table->state().last_session()->how == SessionEnd::carried);
    table->check();
}

TEST_CASE("a session that is no part of a sitting has no next room", "[room]") {
    auto table = room_in_stage("group");

    CHECK(table->command("cleo", NextRoom{SessionEnd::early}).refusal() == Refusal::precondition);
}

TEST_CASE("an open safety stop holds the whole group in its room", "[rule 1][room]") {
    auto table = first_room();
    table->command("ben", RaiseSafety{rid("saf", "stop")});

    CHECK(table->command("cleo", NextRoom{SessionEnd::carried}).refusal() == Refusal::precondition);
}

TEST_CASE("whoever leads a sitting must be on the roster of its next room", "[room]") {
    Roster roster = usual_roster();
    std::erase_if(roster, [](const RosterEntry& entry) { return entry.name == "cleo"; });
    RoomTable table(roster);

    CHECK(table.room().open_in_agenda(place_of(), table.now()).refusal() == Refusal::not_found);
}
