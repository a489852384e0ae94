// A draft is kept until it is signed, and a signature only as long as the words stand.
#include "tests/support/signing.hpp"

using namespace spacebetween;

namespace {

void carry(RoomTable& table) {
    table.command("cleo", CarrySession{});
    table.flush();
    OpenSession again;
    again.carry = true;
    REQUIRE_FALSE(table.command("cleo", again).refusal().has_value());
}

Refusal refusal_of(RoomTable& table, const std::vector<std::string>& missing) {
    OpenSession with;
    with.format = "open_room";
    const Decision decision = table.command("cleo", with);
    REQUIRE(decision.refusal().has_value());
    CHECK(std::get<No>(decision.reply->what).info->missing == missing);
    return *decision.refusal();
}

}  // namespace

TEST_CASE("[rule 8] no session opens over a draft that is kept for later", "[room]") {
    auto table = room_in_stage("one_word");
    table->command("dora", SummaryLater{});
    table->command("cleo", CloseSession{});
    table->flush();
    REQUIRE(table->state().session() == nullptr);

    CHECK(refusal_of(*table, {"draft"}) == Refusal::precondition);

    look_both_ways(*table);
    table->command("dora", SignSummary{SignedAs::for_those_present});
    table->open();
}

TEST_CASE(
    "[rule 8] lines that nobody signed hold the next session back until they expire",
    "[room]"
) {
    auto table = room_in_stage("summary");
    look_both_ways(*table);
    table->command("cleo", CloseSession{true});
    table->flush();

    CHECK(refusal_of(*table, {"draft"}) == Refusal::precondition);
    table->pass(8 * day_ms);

    table->open();
}

TEST_CASE("[rule 8] a carried session takes its draft along", "[room]") {
    auto table = room_in_stage("summary");
    look_both_ways(*table);
    carry(*table);
    carry(*table);

    CHECK(table->session().now.carries_from == 1);
    CHECK(table->heard("ben").has(rid("sum", "change1")));
    REQUIRE_FALSE(table->command("dora", SignSummary{SignedAs::for_those_present}).refusal());

    CHECK(table->pages().at(0).block(PageBlock::thinking).size() == 2);
    table->check();
}

TEST_CASE("[rule 10] a signature is void when any words of the page change", "[room]") {
    auto table = room_in_stage("next_conversation");
    const RecordId talk = rid("cnv", "one");
    const RecordId card = rid("hyp", "one");
    table->change("ben", {make(talk), type_in(talk, "opening", "Hello")});
    table->go_to("summary");
    look_both_ways(*table);
    const auto sign = [&] {
        REQUIRE_FALSE(table->command("ana", SignSummary{SignedAs::presenter}).refusal());
        REQUIRE(table->heard("ben").session()->signatures.size() == 1);
    };
    const auto is_void = [&] { return table->heard("ben").session()->signatures.empty(); };
    sign();

    SECTION("a stop is raised") {
        table->command("ben", RaiseSafety{rid("saf", "stop")});
        CHECK(is_void());
    }
    SECTION("a stop is written on while it is open") {
        table->command("ben", RaiseSafety{rid("saf", "stop")});
        table->change("ben", {type_in(rid("saf", "stop"), "known", "x")});
        CHECK(is_void());
    }
    SECTION("something is planned, or planned otherwise") {
        table->command("cleo", InsertStage{StageInsert::open_for_a_moment, 1});
        table->flush();
        CHECK_FALSE(is_void());
        table->command("cleo", PreviousStage{});
        table->flush();
        table->command("cleo", JumpStage{table->session().now.at - 1});
        table->flush();
        REQUIRE(table->session().stage().id == "next_conversation");
        REQUIRE_FALSE(table->change("ben", {type_in(talk, "opening", "Oh. ")}).refusal());
        CHECK(is_void());
    }
    SECTION("words that were marked change") {
        table->command("cleo", InsertStage{StageInsert::open_for_a_moment, 1});
        table->flush();
        REQUIRE_FALSE(table->change("eve", {make(card)}).refusal());
        CHECK_FALSE(is_void());
        REQUIRE_FALSE(table
                          ->change(
                              "eve",
                              {NewOp{
                                  rid("sum", "mark"),
                                  Type::summary_line,
                                  {with(Type::summary_line, "source", card)}
                              }}
                          )
                          .refusal());
        CHECK(is_void());
        sign();
        REQUIRE_FALSE(table->change("eve", {type_in(card, "text", "Tired?")}).refusal());
        CHECK(is_void());
    }
    table->check();
}

TEST_CASE("[rule 8] words taken out leave the lines that say them again", "[room]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    const RecordId said = rid("sum", "one");
    table->change("eve", {make(card), type_in(card, "text", "Mrs Example")});
    table->change(
        "eve",
        {NewOp{said, Type::summary_line, {with(Type::summary_line, "source", card)}},
         type_in(said, "text", "Mrs Example, Elm Street")}
    );

    REQUIRE_FALSE(table->command("cleo", TakeOut{card}).refusal().has_value());

    CHECK(words_of(*table->state().shared().find(said), "text").empty());
    table->check();
}

TEST_CASE("[rule 3] what came back is not written where a stage lets nobody write it", "[room]") {
    auto table = room_in_stage("next_conversation");
    const RecordId talk = rid("cnv", "one");
    table->change("ben", {make(talk), set(talk, "who", table->id("ana").text)});
    const auto told = [&] {
        Decision decision =
            table->room().came_back(AccountId("acc_ana"), talk, "She came", table->now());
        const auto refusal = decision.refusal();
        table->take(std::move(decision));
        return refusal;
    };
    CHECK_FALSE(told().has_value());
    table->go_to("one_word");

    CHECK(told() == Refusal::stage_closed);
    table->command("cleo", CloseSession{true});
    table->flush();
    CHECK_FALSE(told().has_value());
    table->check();
}

TEST_CASE(
    "a carried session says where the next one may go on, and it may go on elsewhere",
    "[room]"
) {
    auto table = room_in_stage("two_lenses");
    const std::size_t at = table->session().now.at;
    table->command("cleo", CarrySession{});
    table->flush();
    REQUIRE(table->heard("ben").carried().has_value());
    CHECK(table->heard("ben").carried()->to == at);
    CHECK(table->heard("ben").carried()->stages.size() > at);
    OpenSession again;
    again.carry = true;
    again.to = 99;
    CHECK(table->command("cleo", again).refusal() == Refusal::precondition);
    again.to = 4;

    REQUIRE_FALSE(table->command("cleo", again).refusal());

    CHECK(table->session().now.at == 4);
    CHECK_FALSE(table->heard("ben").carried().has_value());
    table->check();
}

TEST_CASE("what is on the page of an earlier session is named, to be left off this one", "[room]") {
    auto table = room_in_stage("next_conversation");
    table->change("ben", {make(rid("cnv", "first"))});
    table->command("cleo", CloseSession{true});
    table->flush();
    table->command("dora", DiscardSummary{});
    table->open();
    table->agree();
    table->go_to("next_conversation");
    table->change("ben", {make(rid("cnv", "second"))});
    table->go_to("summary");

    CHECK(table->heard("ben").session()->earlier == std::vector<RecordId>{rid("cnv", "first")});
}

TEST_CASE("the duty number reaches everybody in the room", "[room]") {
    auto table = room_in_stage("group");
    RoomSettings settings;
    settings.duty_number = "01632 960 001";

    table->take(table->room().settings(AccountId("acc_ben"), settings, table->now()));

    CHECK(table->heard("ana").room().duty_number == "01632 960 001");
    settings.duty_number = std::string(200, '1');
    const Decision refused = table->room().settings(AccountId("acc_ben"), settings, table->now());
    CHECK(refused.refusal() == Refusal::schema);
}
