// How sessions begin and end, what is possible between them, and who leads.
#include "server/room/permission.hpp"
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

TEST_CASE("there is one session at a time", "[room]") {
    auto table = room_in_stage("group");

    CHECK(
        table->command("ben", OpenSession{"open_room", {}, false, nullptr}).refusal() ==
        Refusal::precondition
    );
}

TEST_CASE("an unknown format is not found, and parts go to those who may have them", "[room]") {
    RoomTable table;
    table.enter_all();

    CHECK(
        table.command("ben", OpenSession{"none", {}, false, nullptr}).refusal() ==
        Refusal::not_found
    );
    OpenSession hat{"open_room", {}, false, nullptr};
    hat.roles[table.id("ben")] = RoleSet{Role::accountable_manager};
    CHECK(table.command("ben", hat).refusal() == Refusal::not_allowed);
}

TEST_CASE("a carried session goes on at its stage with the board as it is", "[room]") {
    auto table = room_in_stage("group");
    table->change("ben", {make(rid("hyp", "one"))});
    table->command("cleo", CarrySession{});
    table->flush();
    REQUIRE(table->state().session() == nullptr);

    OpenSession again;
    again.carry = true;
    REQUIRE_FALSE(table->command("dora", again).refusal().has_value());

    CHECK(table->session().stage().id == "group");
    CHECK(table->heard("eve").has(rid("hyp", "one")));
    CHECK(table->session().now.roles.at(table->id("cleo")).contains(Role::facilitator));
    CHECK(table->session().now.number == 2);
    table->check();
}

TEST_CASE("what was not carried is not gone on with", "[room]") {
    auto table = room_in_stage("group");
    table->command("cleo", CloseSession{true});
    table->flush();
    OpenSession again;
    again.carry = true;

    CHECK(table->command("cleo", again).refusal() == Refusal::precondition);
}

TEST_CASE("a standing agreement asks again for the purpose and keeps the children", "[room]") {
    auto table = room_in_stage("group");
    table->command("cleo", CloseSession{true});
    table->flush();
    table->open();

    const Record& contract = table->heard("ben").records().at(table->contract());
    CHECK_FALSE(flag_of(contract, "purpose_together"));
    CHECK_FALSE(flag_of(contract, "safety_none"));
    CHECK(words_of(contract, "children") == "Mila");
    table->check();
}

TEST_CASE("revisions go on from session to session", "[room]") {
    auto table = room_in_stage("group");
    const std::int64_t rev = table->session().now.rev;
    table->command("cleo", CloseSession{true});
    table->flush();

    table->open();

    CHECK(table->session().now.rev > rev);
}

TEST_CASE("between sessions the roster reads the working board and writes its own", "[room]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    table->change("ben", {make(card)});
    table->command("cleo", CloseSession{true});
    table->flush();

    CHECK(table->heard("max").has(card));
    CHECK(
        table->change("ben", {set(card, "state", std::string("resting"))}).refusal() ==
        Refusal::stage_closed
    );
    CHECK_FALSE(table->change("ben", {make(rid("not", "one"))}).refusal().has_value());
    table->check();
}

TEST_CASE("whoever is named in a conversation tells what came back", "[room]") {
    auto table = room_in_stage("next_conversation");
    const RecordId talk = rid("cnv", "one");
    table->change("ben", {make(talk), set(talk, "who", table->id("ana").text)});
    table->command("cleo", CloseSession{true});
    table->flush();

    CHECK_FALSE(table->change("ana", {type_in(talk, "came_back", "She said")}).refusal());
    CHECK(table->change("ana", {type_in(talk, "opening", "x")}).refusal() == Refusal::stage_closed);
    CHECK(
        table->change("ben", {type_in(talk, "came_back", "x")}).refusal() == Refusal::stage_closed
    );
    table->take(table->room().came_back(AccountId("acc_ana"), talk, "She came", table->now()));

    CHECK(words_of(table->heard("eve").records().at(talk), "came_back") == "She came");
    CHECK(conversations_of(table->state(), AccountId("acc_ana"), table->now()).size() == 1);
    CHECK(
        table->room().came_back(AccountId("acc_ben"), talk, "x", table->now()).refusal() ==
        Refusal::not_found
    );
    table->check();
}

TEST_CASE("twelve hours after the last one left, a session is closed as left open", "[room]") {
    auto table = room_in_stage("group");
    for (const char* name : {"ana", "ben", "cleo", "dora", "eve", "max"}) {
        table->lose(name);
    }
    const auto left = static_cast<Millis>(table->limits().session_left_open_ms);
    table->pass(left - 1);
    REQUIRE(table->state().session() != nullptr);
    CHECK(table->room().next_tick() == table->now() + 1);

    table->pass(1);

    CHECK(table->state().session() == nullptr);
    CHECK(table->state().last_session()->how == SessionEnd::left_open);
    table->check();
}

TEST_CASE("an empty chair may be taken after a minute, if nobody objects", "[room]") {
    auto table = room_in_stage("group");
    CHECK(table->command("ben", TakeFacilitation{}).refusal() == Refusal::precondition);
    table->lose("cleo");
    table->pass(static_cast<Millis>(table->limits().facilitator_gone_ms) - 1);
    CHECK(table->command("ben", TakeFacilitation{}).refusal() == Refusal::precondition);
    table->pass(1);
    CHECK(table->command("max", TakeFacilitation{}).refusal() == Refusal::not_allowed);
    CHECK_FALSE(table->command("ben", TakeFacilitation{}).refusal().has_value());
    table->command("eve", ObjectFacilitation{});
    table->pass(15 * second_ms);
    CHECK_FALSE(leads(table->state(), table->id("ben")));

    table->command("ben", TakeFacilitation{});
    table->pass(static_cast<Millis>(table->limits().facilitation_objection_ms) - 1);
    CHECK_FALSE(leads(table->state(), table->id("ben")));
    table->pass(1);

    CHECK(holds(table->state(), table->id("ben"), Role::facilitator));
    CHECK(holds(table->state(), table->id("cleo"), Role::co_facilitator));
    table->check();
}

TEST_CASE("a co-facilitator takes an empty chair at once", "[room]") {
    auto table = room_in_stage("group");
    table->command("cleo", SetRoles{table->id("eve"), RoleSet{Role::co_facilitator}});
    table->lose("cleo");
    table->pass(minute_ms);

    table->command("eve", TakeFacilitation{});

    CHECK(holds(table->state(), table->id("eve"), Role::facilitator));
}

TEST_CASE("a member who is removed is closed and comes back with the next session", "[room]") {
    auto table = room_in_stage("group");

    CHECK_FALSE(table->command("cleo", RemoveMember{table->id("eve")}).refusal().has_value());

    CHECK(table->heard("eve").closed() == CloseCode::removed);
    const auto join = table->room().join(AccountId("acc_eve"), ClientId("eve-2"), table->now());
    CHECK_FALSE(join.outcome.has_value());
    table->command("cleo", CloseSession{true});
    table->flush();
    table->open();
    CHECK(table->room().join(AccountId("acc_eve"), ClientId("eve-2"), table->now()).outcome);
}

TEST_CASE("[rule 8] words taken out are gone, and the mark stays with who and when", "[room]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    table->change("ben", {make(card), type_in(card, "text", "Mrs Example, Elm Street")});
    CHECK(table->command("ben", TakeOut{card}).refusal() == Refusal::not_allowed);

    const Decision decision = table->command("cleo", TakeOut{card});

    REQUIRE_FALSE(decision.refusal().has_value());
    CHECK(decision.wants_snapshot);
    CHECK_FALSE(decision.ends.empty());
    CHECK(words_of(table->heard("ben").records().at(card), "text").empty());
    const auto seen = view(*table->state().shared().find(card), table->id("ben"), table->state());
    REQUIRE(seen->taken_out().has_value());
    CHECK(seen->taken_out()->by == table->id("cleo"));
    CHECK(
        std::find(decision.ends.begin(), decision.ends.end(), table->state().words_key()) ==
        decision.ends.end()
    );
    table->check();
}

TEST_CASE("a newcomer does not see what was let go before they came", "[room]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    table->change("ben", {make(card), set(card, "state", std::string("let_go"))});
    table->change("ben", {make(rid("hyp", "two"))});
    table->command("cleo", CloseSession{true});
    table->flush();
    Roster roster = usual_roster();
    roster.push_back(person("new"));
    table->set_roster(roster);

    table->enter("new");

    CHECK_FALSE(table->heard("new").has(card));
    CHECK(table->heard("new").has(rid("hyp", "two")));
    CHECK(table->heard("ben").has(card));
    table->open();
    table->agree();
    table->go_to("group");
    table->change("ben", {set(rid("hyp", "two"), "state", std::string("let_go"))});
    CHECK_FALSE(table->heard("new").has(rid("hyp", "two")));
    table->check();
}

TEST_CASE(
    "[rule 8] after a page was signed, two take words out and it becomes a new version",
    "[room]"
) {
    auto table = room_in_stage("next_conversation");
    const RecordId talk = rid("cnv", "one");
    table->change("ben", {make(talk), type_in(talk, "opening", "Mrs Example")});
    table->command("cleo", SetRoles{table->id("eve"), RoleSet{Role::co_facilitator}});
    table->go_to("summary");
    for (const char* lens : {"change", "safety"}) {
        table->change(
            "dora",
            {NewOp{
                rid("sum", lens),
                Type::summary_line,
                {with(Type::summary_line, "block", std::string("thinking")),
                 with(Type::summary_line, "lens", std::string(lens)),
                 with(Type::summary_line, "nothing_yet", true)}
            }}
        );
    }
    table->command("dora", SignSummary{SignedAs::for_those_present});
    REQUIRE(table->pages().size() == 1);
    const SummaryId first = table->pages()[0].id;

    table->command("cleo", TakeOut{talk});
    table->command("cleo", TakeOut{talk});
    CHECK(table->state().taken_out(talk) == nullptr);
    table->command("eve", TakeOut{talk});

    CHECK(table->state().taken_out(talk) != nullptr);
    REQUIRE(table->pages().size() == 2);
    CHECK(table->pages()[1].version == 2);
    CHECK(table->pages()[1].block(PageBlock::conversations).empty());
    CHECK(table->state().summaries().size() == 1);
    CHECK(
        std::find(
            table->ended().begin(),
            table->ended().end(),
            Lifetime{LifetimeKind::summary, first.text}
        ) != table->ended().end()
    );
    table->check();
}
