// Stages: who may write where, how one goes on to the next, and what time does.
#include "tests/support/room_fixture.hpp"

#include <optional>

using namespace spacebetween;

TEST_CASE("[rule 3] the stage decides who writes where", "[room]") {
    auto table = room_in_stage("experience");

    CHECK_FALSE(table->change("ana", {make(rid("per", "mother"))}).refusal().has_value());
    CHECK(table->change("ben", {make(rid("per", "father"))}).refusal() == Refusal::stage_closed);
    CHECK(table->change("ana", {make(rid("hyp", "one"))}).refusal() == Refusal::stage_closed);
    CHECK_FALSE(table->change("ben", {make(rid("not", "own"))}).refusal().has_value());
}

TEST_CASE("[rule 3] a refused change leaves no trace", "[room]") {
    auto table = room_in_stage("reflection");
    const RoomState before(table->state().parts());

    const Decision decision = table->change("ben", {make(rid("hyp", "one"))});

    CHECK(decision.refusal() == Refusal::stage_closed);
    CHECK(decision.sends.empty());
    CHECK(table->state().shared() == before.shared());
}

TEST_CASE("the presenter who steps back keeps an own note and the bell", "[room]") {
    auto table = room_in_stage("reflection");

    CHECK(table->heard("ana").session()->listening);
    CHECK_FALSE(table->heard("ben").session()->listening);
    CHECK_FALSE(table->change("ana", {make(rid("bel", "rang"))}).refusal().has_value());
    CHECK(table->change("ben", {make(rid("bel", "rang"))}).refusal() == Refusal::stage_closed);
}

TEST_CASE("arriving is left when its five lines are answered, and nothing else", "[room]") {
    RoomTable table;
    table.enter_all();
    OpenSession with;
    with.format = "two_lens_consultation";
    table.command("cleo", with);

    const Decision decision = table.command("cleo", NextStage{});

    CHECK(decision.refusal() == Refusal::precondition);
    CHECK(missing(decision) == std::vector<std::string>{"purpose", "safety", "children", "scribe"});
    table.agree();
    CHECK(missing(table.command("cleo", NextStage{})) == std::vector<std::string>{"scribe"});
    table.command("cleo", SetRoles{table.id("dora"), RoleSet{Role::scribe}});
    CHECK_FALSE(table.command("cleo", NextStage{}).refusal().has_value());
}

TEST_CASE("two who go on at once move the stage once", "[room]") {
    auto table = room_in_stage("group");
    table->command("cleo", SetRoles{table->id("eve"), RoleSet{Role::co_facilitator}});
    const std::int64_t rev = table->session().now.rev;

    table->submit("cleo", Command{NextStage{}, rev});
    const Decision second = table->submit("eve", Command{NextStage{}, rev});

    CHECK(second.refusal() == Refusal::precondition);
    CHECK(std::get<No>(second.reply->what).info->stage == table->session().now.rev);
    table->flush();
    CHECK(table->session().stage().id == "take");
}

TEST_CASE("moving a stage without saying which one was seen is malformed", "[room]") {
    auto table = room_in_stage("group");

    CHECK(table->submit("cleo", Command{NextStage{}, std::nullopt}).refusal() == Refusal::schema);
}

TEST_CASE("only the lead moves the stage", "[room]") {
    auto table = room_in_stage("group");

    CHECK(table->command("ben", NextStage{}).refusal() == Refusal::not_allowed);
}

TEST_CASE("a step that takes a target away lets last sentences in first", "[room]") {
    auto table = room_in_stage("group");

    REQUIRE_FALSE(table->command("cleo", NextStage{}).refusal().has_value());

    REQUIRE(table->heard("ben").session()->closing.has_value());
    CHECK(
        table->heard("ben").session()->closing->flush_by ==
        table->now() + static_cast<Millis>(table->limits().stage_flush_ms)
    );
    CHECK_FALSE(table->change("ben", {make(rid("hyp", "last"))}).refusal().has_value());
    CHECK(table->command("cleo", ExtendStage{2}).refusal() == Refusal::precondition);
    table->flush();
    CHECK(table->session().stage().id == "take");
    CHECK(table->change("ben", {make(rid("hyp", "late"))}).refusal() == Refusal::stage_closed);
    table->check();
}

TEST_CASE(
    "[R61] from one sealed stage to another, last words come in before the reveal",
    "[room]"
) {
    auto table = room_in_stage("judgement", "mapping_three_columns");
    const RecordId card = rid("hyp", "last");

    REQUIRE_FALSE(table->command("cleo", JumpStage{8}).refusal().has_value());

    REQUIRE(table->heard("ben").session()->closing.has_value());
    CHECK(table->session().stage().id == "judgement");
    const Decision late = table->change("ben", {make(card), type_in(card, "text", "Late")});
    CHECK_FALSE(late.refusal().has_value());
    table->flush();
    CHECK(table->session().stage().id == "goals_alone");
    CHECK(table->state().sealed_boards().empty());
    int revealed = 0;
    table->state().shared().for_each([&revealed](const RecordRef& record) {
        revealed += record->type == Type::hypothesis ? 1 : 0;
    });
    CHECK(revealed == 1);
    table->check();
}

TEST_CASE("roles that take nothing away change a sealed stage at once", "[room]") {
    auto table = room_in_stage("judgement", "mapping_three_columns");

    table->command("cleo", SetRoles{table->id("eve"), RoleSet{Role::co_facilitator}});

    CHECK_FALSE(table->session().now.closing.has_value());
}

TEST_CASE("a step that takes nothing away is taken at once", "[room]") {
    auto table = room_in_stage("take");

    REQUIRE_FALSE(table->command("cleo", NextStage{}).refusal().has_value());

    CHECK(table->session().stage().id == "two_lenses");
}

TEST_CASE("a closing that is overdue when a room is loaded completes at the first tick", "[room]") {
    auto table = room_in_stage("group");
    table->command("cleo", NextStage{});
    Room loaded(RoomState(table->state().parts()), table->limits(), table->random());

    const Decision decision = loaded.tick(table->now() + hour_ms);

    CHECK(loaded.state().session()->stage().id == "take");
    CHECK_FALSE(decision.entries.empty());
}

TEST_CASE("back and jump go where they say, and nowhere else", "[room]") {
    auto table = room_in_stage("experience");
    CHECK(table->command("cleo", JumpStage{99}).refusal() == Refusal::precondition);

    table->command("cleo", PreviousStage{});
    table->flush();
    CHECK(table->session().stage().id == "arriving");
    table->command("cleo", JumpStage{4});
    table->flush();

    CHECK(table->session().stage().id == "group");
    table->check();
}

TEST_CASE("timers are soft: at zero nothing is cut, and more minutes may be given", "[room]") {
    auto table = room_in_stage("group");
    table->pass(hour_ms);
    CHECK(table->session().stage().id == "group");

    table->command("cleo", ExtendStage{2});

    CHECK(table->heard("ben").session()->ends == table->now() + 2 * minute_ms);
}

TEST_CASE("anybody may hold for a minute, and the minute does not count", "[room]") {
    auto table = room_in_stage("reflection");
    const Time ends = *table->session().now.ends;

    CHECK_FALSE(table->command("ben", Hold{}).refusal().has_value());

    const auto minute = static_cast<Millis>(table->limits().hold_ms);
    CHECK(table->heard("eve").session()->hold_until == table->now() + minute);
    CHECK(table->heard("eve").session()->ends == ends + minute);
    table->pass(minute - 1);
    CHECK(table->heard("eve").session()->hold_until.has_value());
    table->pass(1);
    CHECK_FALSE(table->heard("eve").session()->hold_until.has_value());
}

TEST_CASE("going round asks each in turn, and passing is allowed", "[room]") {
    auto table = room_in_stage("group");
    table->command("cleo", InsertStage{StageInsert::go_round, 5});
    table->flush();
    REQUIRE(table->heard("ana").session()->turn == table->id("ana"));

    CHECK(table->command("ben", PassTurn{}).refusal() == Refusal::not_allowed);
    CHECK_FALSE(table->command("ana", PassTurn{}).refusal().has_value());
    CHECK(table->heard("ana").session()->turn == table->id("ben"));
    CHECK_FALSE(table->command("cleo", NextTurn{}).refusal().has_value());

    CHECK(table->heard("ana").session()->turn == table->id("cleo"));
    CHECK(table->session().now.passed == std::vector<MemberId>{table->id("ana")});
}

TEST_CASE("a moment of openness lets all write, and then the stage goes on", "[room]") {
    auto table = room_in_stage("experience");
    table->command("cleo", InsertStage{StageInsert::open_for_a_moment, 3});
    table->flush();
    CHECK_FALSE(table->change("ben", {make(rid("hyp", "one"))}).refusal().has_value());

    table->next();

    CHECK(table->session().stage().id == "experience");
    CHECK(table->change("ben", {make(rid("hyp", "two"))}).refusal() == Refusal::stage_closed);
    CHECK_FALSE(table->heard("ben").has(rid("hyp", "one")));
    table->check();
}

TEST_CASE("rights that change reach each member as the difference", "[room]") {
    auto table = room_in_stage("group");
    table->change("ben", {make(rid("hyp", "one"))});
    const RecordId person = rid("per", "mother");

    table->command("cleo", SetRoles{table->id("max"), RoleSet{Role::accountable_manager}});
    table->flush();

    CHECK_FALSE(table->heard("max").has(rid("hyp", "one")));
    CHECK(table->heard("max").rights().see == BoardSet{BoardName::own});
    CHECK(table->change("max", {make(person)}).refusal() == Refusal::stage_closed);
    table->check();
}

TEST_CASE("[I-8] work on a board that a member is not shown sends that member nothing", "[room]") {
    auto table = room_in_stage("group");
    table->command("cleo", SetRoles{table->id("max"), RoleSet{Role::accountable_manager}});
    table->flush();
    const int before = table->heard("max").frames();

    table->change("ben", {make(rid("hyp", "one"))});

    CHECK(table->heard("max").frames() == before);
}

TEST_CASE("in sealed and closed stages presence says only here and away", "[room]") {
    auto table = room_in_stage("alone");
    Presence said;
    said.board = BoardName::map;
    said.typing = true;

    table->take(table->room().presence(ClientId("ben-screen"), said, table->now()));

    CHECK(table->heard("eve").shown(table->id("ben")) == Presence{});
}

TEST_CASE("[rule 7] a stage put in between does not open the gate of arriving", "[room]") {
    auto table = room_in_stage("arriving");
    CHECK(table->command("cleo", JumpStage{4}).refusal() == Refusal::precondition);
    REQUIRE_FALSE(table->command("cleo", InsertStage{StageInsert::open_for_a_moment, 1}).refusal());
    table->flush();
    REQUIRE(table->session().now.at == 1);

    CHECK(table->command("cleo", JumpStage{4}).refusal() == Refusal::precondition);
    table->next();
    REQUIRE(table->session().now.at == 2);
    table->agree();
    table->command("cleo", JumpStage{4});
    table->flush();

    CHECK(table->session().now.at == 4);
    table->check();
}

TEST_CASE(
    "[rule 3] who writes alone sees no other's thoughts, whatever stage is around",
    "[room]"
) {
    auto table = room_in_stage("group");
    table->change("ben", {make(rid("hyp", "one"))});
    REQUIRE(table->heard("eve").has(rid("hyp", "one")));

    table->command("cleo", InsertStage{StageInsert::write_alone, 2});
    table->flush();

    CHECK_FALSE(table->heard("eve").rights().see.contains(BoardName::hypotheses));
    CHECK_FALSE(table->heard("eve").has(rid("hyp", "one")));
    table->check();
    table->next();
    CHECK(table->heard("eve").has(rid("hyp", "one")));
    table->check();
}

TEST_CASE("[rule 3] going round does not call back who steps back", "[room]") {
    auto table = room_in_stage("reflection");
    REQUIRE(table->heard("ana").session()->listening);

    table->command("cleo", InsertStage{StageInsert::go_round, 2});
    table->flush();

    CHECK(table->session().stage().id == "go_round");
    CHECK(table->heard("ana").session()->listening);
}
