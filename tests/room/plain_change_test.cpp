// A plain change: told once to equal eyes, to the author as an answer, to others not at all.
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

TEST_CASE("one frame serves all who see the same", "[room]") {
    auto table = room_in_stage("group");

    const Decision decision = table->change("ben", {make(rid("hyp", "one"))});

    REQUIRE(decision.sends.size() == 1);
    const auto& send = std::get<SendOps>(decision.sends[0]);
    CHECK(send.to.size() == 6);
    CHECK(send.except == RoomTable::client("ben"));
    table->check();
}

TEST_CASE("the author is answered with versions and the server's order", "[room]") {
    auto table = room_in_stage("group");

    const Decision decision = table->change("ben", {make(rid("hyp", "one"))});

    const Ok& ok = std::get<Ok>(decision.reply->what);
    CHECK(ok.v == std::vector<std::pair<RecordId, int>>{{rid("hyp", "one"), 1}});
    CHECK(ok.fix == std::vector<ResolvedOp>{OrderOp{rid("hyp", "one"), 1}});
}

TEST_CASE("two type in one text and both are kept", "[room]") {
    auto table = room_in_stage("group");
    const RecordId id = rid("hyp", "one");
    table->change("ben", {make(id)});

    table->change("ben", {type_in(id, "text", "Could it be. ")});
    table->change("eve", {type_in(id, "text", "Perhaps. ")});

    CHECK(words_of(table->heard("ana").records().at(id), "text") == "Could it be. Perhaps. ");
    table->check();
}

TEST_CASE("deleting a card takes what is said about it along, for everybody", "[room]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    const RecordId evidence = rid("evi", "one");
    const RecordId comment = rid("com", "one");
    table->change("ben", {make(card)});
    table->change("eve", {NewOp{evidence, Type::evidence, {with(Type::evidence, "of", card)}}});
    REQUIRE_FALSE(
        table->change("eve", {NewOp{comment, Type::comment, {with(Type::comment, "on", evidence)}}})
            .refusal()
            .has_value()
    );
    REQUIRE(table->heard("ana").has(comment));

    table->change("ana", {erase(card)});

    CHECK(table->heard("dora").of_type(Type::evidence).empty());
    CHECK(table->heard("dora").of_type(Type::comment).empty());
    CHECK(table->change("ben", {set(card, "taken", false)}).refusal().has_value());
    table->check();
}

TEST_CASE("a comment needs what its record needs", "[room]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    table->change("ben", {make(card)});
    table->go_to("childs_seat");

    const Decision decision = table->change(
        "ben",
        {NewOp{rid("com", "one"), Type::comment, {with(Type::comment, "on", card)}}}
    );

    CHECK(decision.refusal() == Refusal::stage_closed);
}

TEST_CASE("[rule 9] an own note is its author's alone, in every stage", "[room]") {
    auto table = room_in_stage("reflection");
    const RecordId note = rid("not", "bens");
    const int before = table->heard("max").frames();

    CHECK_FALSE(
        table->change("ben", {make(note), type_in(note, "text", "mine")}).refusal().has_value()
    );

    CHECK(table->heard("ben").has(note));
    CHECK_FALSE(table->heard("max").has(note));
    CHECK(table->heard("max").frames() == before);
    CHECK(table->change("max", {set(note, "kept", true)}).refusal() == Refusal::not_found);
    CHECK(table->state().own(table->id("ben"))->size() == 1);
    table->check();
}

TEST_CASE("own notes have a limit of their own", "[room]") {
    auto table = room_in_stage("group");
    table->limits().own_records = 1;
    table->change("ben", {make(rid("not", "one"))});

    CHECK(table->change("ben", {make(rid("not", "two"))}).refusal() == Refusal::limit_own);
    CHECK_FALSE(table->change("eve", {make(rid("not", "two"))}).refusal().has_value());
}

TEST_CASE("a presenter takes up to three", "[room]") {
    auto table = room_in_stage("group");
    for (const char* name : {"one", "two", "three", "four"}) {
        table->change("ben", {make(rid("hyp", name))});
    }
    CHECK(
        table->change("ben", {set(rid("hyp", "one"), "taken", true)}).refusal() ==
        Refusal::not_allowed
    );
    table->go_to("take");
    REQUIRE(table->limits().taken_hypotheses == 3);
    for (const char* name : {"one", "two", "three"}) {
        CHECK_FALSE(table->change("ana", {set(rid("hyp", name), "taken", true)}).refusal());
    }

    CHECK(
        table->change("ana", {set(rid("hyp", "four"), "taken", true)}).refusal() ==
        Refusal::precondition
    );
}

TEST_CASE("[rule 5] a decision is the accountable manager's, and needs the hat", "[room]") {
    auto table = room_in_stage("summary");
    const RecordId decision = rid("dec", "one");

    CHECK(table->change("cleo", {make(decision)}).refusal() == Refusal::not_allowed);
    CHECK(table->change("ana", {make(decision)}).refusal() == Refusal::not_allowed);
    CHECK_FALSE(table->change("max", {make(decision)}).refusal().has_value());
    CHECK(
        table->command("cleo", SetRoles{table->id("ben"), RoleSet{Role::accountable_manager}})
            .refusal() == Refusal::not_allowed
    );
    table->check();
}

TEST_CASE("[rule 5] a deputy decides until the day and in the role", "[room]") {
    Roster roster = usual_roster();
    roster[1].deputy_until = monday_noon + day_ms;
    RoomTable table(roster);
    table.enter_all();
    table.open();
    table.agree();
    table.go_to("summary");
    CHECK(table.change("ben", {make(rid("dec", "one"))}).refusal() == Refusal::not_allowed);
    table.command(
        "cleo",
        SetRoles{table.id("ben"), RoleSet{Role::reflector, Role::accountable_manager}}
    );
    CHECK_FALSE(table.change("ben", {make(rid("dec", "one"))}).refusal().has_value());

    table.pass(day_ms);

    CHECK(table.change("ben", {make(rid("dec", "two"))}).refusal() == Refusal::not_allowed);
}
