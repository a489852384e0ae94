// Turns go round as often as the stage says, and a stage may be gone through in one of several
// ways.
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

namespace {

/// An open room whose first stage goes round so often.
std::shared_ptr<const Format> round_and_round(int rounds) {
    Format format = shipped_formats().back();
    FormatStage& stage = format.stages.front();
    stage.gate.clear();
    stage.everyone_in_turn = true;
    stage.rounds = rounds;
    return std::make_shared<const Format>(std::move(format));
}

std::unique_ptr<RoomTable> table_of_three(int rounds) {
    Roster roster = usual_roster();
    roster.resize(3);
    auto table = std::make_unique<RoomTable>(roster);
    table->enter_all();
    OpenSession with;
    with.chosen = round_and_round(rounds);
    with.format = with.chosen->id;
    REQUIRE_FALSE(table->command("cleo", with).refusal());
    return table;
}

std::unique_ptr<RoomTable> choosing() {
    auto table = std::make_unique<RoomTable>();
    table->enter_all();
    table->open("six_phase_peer_consultation");
    table->agree();
    table->go_to("key_question");
    const SetOp question{
        table->contract(),
        {with(Type::contract, "key_question", std::string("What would help us listen?"))}
    };
    REQUIRE_FALSE(table->change("cleo", {question}).refusal());
    table->go_to("method");
    return table;
}

}  // namespace

TEST_CASE("[rule 3] the turn goes round as often as the stage says", "[room]") {
    auto table = table_of_three(2);
    const auto everyone = table->session().now.turns;
    REQUIRE(everyone.size() == 3);
    CHECK(table->heard("ana").session()->round == 1);
    CHECK(table->heard("ana").session()->rounds == 2);

    for (std::size_t i = 0; i < everyone.size(); ++i) {
        REQUIRE_FALSE(table->command("cleo", NextTurn{}).refusal());
    }
    CHECK(table->session().now.turns == everyone);
    CHECK(table->heard("ana").session()->round == 2);
    for (std::size_t i = 0; i < everyone.size(); ++i) {
        REQUIRE_FALSE(table->command("cleo", PassTurn{}).refusal());
    }

    CHECK(table->session().now.turns.empty());
    CHECK(table->command("cleo", NextTurn{}).refusal() == Refusal::precondition);
    table->check();
}

TEST_CASE("a turn that goes round until the lead moves on never runs out", "[room]") {
    auto table = table_of_three(0);

    for (int i = 0; i < 20; ++i) {
        REQUIRE_FALSE(table->command("cleo", NextTurn{}).refusal());
    }

    CHECK(table->heard("ana").session()->round == 7);
    CHECK_FALSE(table->heard("ana").session()->rounds.has_value());
}

TEST_CASE("whoever came later speaks in the next round", "[room]") {
    auto table = table_of_three(0);
    table->lose("ben");
    for (int i = 0; i < 3; ++i) {
        table->command("cleo", NextTurn{});
    }
    CHECK(table->session().now.turns.size() == 2);
    table->enter("ben");
    table->command("cleo", NextTurn{});
    table->command("cleo", NextTurn{});

    CHECK(table->session().now.turns.size() == 3);
}

TEST_CASE("a stage with several ways is not entered before one is chosen", "[room]") {
    auto table = choosing();

    CHECK(table->command("cleo", NextStage{}).refusal() == Refusal::precondition);
    CHECK(table->command("cleo", ChooseModule{"none_such"}).refusal() == Refusal::precondition);
    CHECK(table->command("ben", ChooseModule{"ideas"}).refusal() == Refusal::not_allowed);
    REQUIRE_FALSE(table->command("cleo", ChooseModule{"stepping_in"}).refusal());
    table->next();

    CHECK(table->session().stage().id == "advising");
    CHECK(table->heard("ben").session()->module == "stepping_in");
    CHECK(table->session().now.ends == table->session().now.entered + 12 * minute_ms);
    table->check();
}

TEST_CASE("another way begins the stage's time and turns anew", "[room]") {
    auto table = choosing();
    table->command("cleo", ChooseModule{"ideas"});
    table->next();
    const auto turns = table->session().now.turns;
    table->command("cleo", NextTurn{});
    table->pass(minute_ms);

    REQUIRE_FALSE(table->command("cleo", ChooseModule{"upside_down"}).refusal());

    CHECK(table->session().now.turns == turns);
    CHECK(table->session().now.ends == table->now() + 8 * minute_ms);
    table->next();
    CHECK(table->session().now.module.empty());
    CHECK(table->command("cleo", ChooseModule{"ideas"}).refusal() == Refusal::precondition);
}

TEST_CASE("writing alone in the middle of a chosen way goes back to it", "[room]") {
    auto table = choosing();
    table->command("cleo", ChooseModule{"ideas"});
    table->next();

    table->command("cleo", InsertStage{StageInsert::write_alone, 1});
    table->flush();
    REQUIRE(table->session().stage().mode == Mode::sealed);
    table->next();

    CHECK(table->session().stage().id == "advising");
    CHECK(table->session().now.module == "ideas");
    table->check();
}
