// What else the lead may do with the time: a break, a stage gone past, a shorter one.
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

TEST_CASE("a break stops the timer, and it goes on where it was", "[room]") {
    auto table = room_in_stage("group");
    const Time ends = *table->session().now.ends;

    REQUIRE_FALSE(table->command("cleo", PauseSession{true}).refusal());
    CHECK(table->command("cleo", PauseSession{true}).refusal() == Refusal::precondition);
    CHECK(table->heard("ben").session()->pause.has_value());
    CHECK_FALSE(table->session().now.ends.has_value());
    table->pass(5 * minute_ms);
    REQUIRE_FALSE(table->command("cleo", PauseSession{false}).refusal());

    CHECK(table->session().now.ends == ends + 5 * minute_ms);
    CHECK_FALSE(table->heard("ben").session()->pause.has_value());
    CHECK(table->command("ben", PauseSession{true}).refusal() == Refusal::not_allowed);
    table->check();
}

TEST_CASE("a timer goes on when neither a break nor a safety stop holds it", "[room]") {
    auto table = room_in_stage("group");
    table->command("cleo", PauseSession{true});
    table->command("ben", RaiseSafety{rid("saf", "stop")});

    SECTION("the stop ends first") {
        EndSafety end{rid("saf", "stop"), SafetyEnding::held, {}, {}, {}, {}, "Max", {}};
        table->command("cleo", end);
        CHECK_FALSE(table->session().now.ends.has_value());
        table->command("cleo", PauseSession{false});
        CHECK(table->session().now.ends.has_value());
    }
    SECTION("the break ends first") {
        table->command("cleo", PauseSession{false});
        CHECK_FALSE(table->session().now.ends.has_value());
    }
}

TEST_CASE("next goes past the stages that the lead means to skip", "[room]") {
    auto table = room_in_stage("group");
    const std::size_t at = table->session().now.at;

    REQUIRE_FALSE(table->command("cleo", SkipStage{at + 1, true}).refusal());
    CHECK(table->session().plan->stages[at + 1].skipped);
    CHECK(table->command("ben", SkipStage{at + 2, true}).refusal() == Refusal::not_allowed);
    CHECK(table->command("cleo", SkipStage{at, true}).refusal() == Refusal::precondition);
    table->next();

    CHECK(table->session().stage().id == "two_lenses");
    table->check();
}

TEST_CASE("what was to be skipped may be held after all, and the last stage always is", "[room]") {
    auto table = room_in_stage("group");
    const std::size_t at = table->session().now.at;
    const std::size_t last = table->session().plan->stages.size() - 1;

    CHECK(table->command("cleo", SkipStage{last, true}).refusal() == Refusal::precondition);
    table->command("cleo", SkipStage{at + 1, true});
    REQUIRE_FALSE(table->command("cleo", SkipStage{at + 1, false}).refusal());
    table->next();

    CHECK(table->session().stage().id == "take");
}

TEST_CASE("a stage may be made shorter, but never ends before now", "[room]") {
    auto table = room_in_stage("group");
    const Time ends = *table->session().now.ends;

    REQUIRE_FALSE(table->command("cleo", ExtendStage{-2}).refusal());
    CHECK(table->session().now.ends == ends - 2 * minute_ms);
    table->command("cleo", ExtendStage{-100});
    CHECK(table->session().now.ends == table->now());
    CHECK(table->command("cleo", ExtendStage{0}).refusal() == Refusal::schema);
}

TEST_CASE("a seat is somebody's, and is left with the roles it was taken with", "[room]") {
    auto table = room_in_stage("group");
    const SetRoles sits{table->id("eve"), RoleSet{Role::perspective_seat}, "his father"};

    table->command("cleo", sits);
    table->flush();
    CHECK(table->heard("ben").session()->seats.at(table->id("eve")) == "his father");
    table->check();
    table->command("cleo", SetRoles{table->id("eve"), RoleSet{Role::reflector}, ""});
    table->flush();

    CHECK(table->heard("ben").session()->seats.empty());
}
