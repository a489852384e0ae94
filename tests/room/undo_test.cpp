// Undo and redo: one's own steps alone, never across what the whole room went through.
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

namespace {

const Undone& undone(const Decision& decision) {
    REQUIRE_FALSE(decision.refusal().has_value());
    const Ok& ok = std::get<Ok>(decision.reply->what);
    REQUIRE(ok.undone.has_value());
    return *ok.undone;
}

std::string text_of(RoomTable& table, const RecordId& id) {
    return words_of(table.heard("eve").records().at(id), "text");
}

}  // namespace

TEST_CASE("[R52] what was made goes again, for everybody, and can be made again", "[room][undo]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    table->change("ben", {make(card), type_in(card, "text", "Could it be")});

    const Decision decision = table->undo("ben");

    CHECK(undone(decision).left == 0);
    CHECK(undone(decision).redo == 1);
    CHECK_FALSE(table->heard("eve").has(card));
    CHECK_FALSE(table->heard("ben").has(card));
    table->check();
    CHECK(undone(table->redo("ben")).left == 1);
    CHECK(text_of(*table, card) == "Could it be");
    CHECK(table->heard("ben").has(card));
    table->check();
}

TEST_CASE(
    "[R52] what was deleted comes back to its place, with all it took along",
    "[room][undo]"
) {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    const RecordId evidence = rid("evi", "one");
    table->change("eve", {make(card), type_in(card, "text", "First")});
    table->change("eve", {make(rid("hyp", "two"))});
    table->change("dora", {NewOp{evidence, Type::evidence, {with(Type::evidence, "of", card)}}});
    const Record before = table->heard("eve").records().at(card);
    table->change("ben", {erase(card)});
    REQUIRE_FALSE(table->heard("eve").has(evidence));

    undone(table->undo("ben"));

    const Record& after = table->heard("eve").records().at(card);
    CHECK(after.order == before.order);
    CHECK(after.by == before.by);
    CHECK(after.fields == before.fields);
    CHECK(after.v > before.v);
    CHECK(table->heard("eve").has(evidence));
    table->check();
    undone(table->redo("ben"));
    CHECK_FALSE(table->heard("eve").has(card));
    CHECK_FALSE(table->heard("eve").has(evidence));
    table->check();
}

TEST_CASE("[R53] undo takes one's own words and leaves what others typed", "[room][undo]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    table->change("eve", {make(card), type_in(card, "text", "the door")});
    table->change("ben", {type_in(card, "text", "Perhaps ", 1)});
    table->change(
        "eve",
        {TextOp{
            card,
            *index_of(Type::hypothesis, "text"),
            2,
            {TextStep::skip(3),
             TextStep::insert("!"),
             TextStep::skip(9),
             TextStep::remove(4),
             TextStep::insert("window")}
        }}
    );
    REQUIRE(text_of(*table, card) == "Per!haps the window");

    undone(table->undo("ben"));
    CHECK(text_of(*table, card) == "!the window");
    undone(table->redo("ben"));
    CHECK(text_of(*table, card).find("haps") != std::string::npos);
    undone(table->undo("eve"));
    CHECK(text_of(*table, card).find("the door") != std::string::npos);
    table->check();
}

TEST_CASE("[R53] a field that somebody set since stays, and the rest is undone", "[room][undo]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    table->change("eve", {make(card)});
    table->change(
        "ben",
        {SetOp{
            card,
            {with(Type::hypothesis, "state", std::string("exploring")),
             with(Type::hypothesis, "sits_in", std::string("child"))}
        }}
    );
    table->change("eve", {set(card, "sits_in", std::string("school"))});

    const Decision decision = table->undo("ben");

    CHECK(undone(decision).kept == std::vector<LeftAsIs>{{card, {"sits_in"}}});
    const Record& seen = table->heard("ana").records().at(card);
    CHECK(words_of(seen, "state").empty());
    CHECK(words_of(seen, "sits_in") == "school");
    table->check();
}

TEST_CASE("[R53] nothing of it can be undone: the step is used up", "[room][undo]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    table->change("eve", {make(card)});
    table->change("ben", {set(card, "state", std::string("exploring"))});
    table->change("eve", {set(card, "state", std::string("resting"))});

    CHECK(table->undo("ben").refusal() == Refusal::undo_changed);
    CHECK(table->undo("ben").refusal() == Refusal::undo_barrier);
    CHECK(words_of(table->heard("ana").records().at(card), "state") == "resting");
    table->check();
}

TEST_CASE("[R53] a card that others wrote about stays", "[room][undo]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    const RecordId other = rid("hyp", "two");
    table->change("ben", {make(card)});
    table->change(
        "eve",
        {NewOp{rid("evi", "one"), Type::evidence, {with(Type::evidence, "of", card)}}}
    );
    const Decision refused = table->undo("ben");
    CHECK(refused.refusal() == Refusal::undo_changed);
    CHECK(std::get<No>(refused.reply->what).info->missing == std::vector{card.text});

    table->change("ben", {make(other)});
    table->change("eve", {type_in(other, "text", "Mine too")});
    CHECK(table->undo("ben").refusal() == Refusal::undo_changed);
    CHECK(table->heard("ana").has(card));
    CHECK(table->heard("ana").has(other));
    table->check();
}

TEST_CASE("[R54] nobody undoes across a stage, a change of roles or an end", "[room][undo]") {
    auto table = room_in_stage("group");
    table->change("ben", {make(rid("hyp", "one"))});
    table->next();
    CHECK(table->undo("ben").refusal() == Refusal::undo_barrier);

    table->go_to("two_lenses");
    table->change("ben", {make(rid("hyp", "two"))});
    table->command("cleo", SetRoles{table->id("eve"), RoleSet{Role::observer}});
    table->flush();
    CHECK(table->undo("ben").refusal() == Refusal::undo_barrier);

    table->change("ben", {make(rid("not", "own"))});
    table->command("cleo", CloseSession{true});
    table->flush();
    REQUIRE(table->state().session() == nullptr);
    CHECK(table->undo("ben").refusal() == Refusal::undo_barrier);
    table->check();
}

TEST_CASE("[R54] nobody undoes across a reveal, and undo works behind the seal", "[room][undo]") {
    auto table = room_in_stage("alone");
    const RecordId sealed = rid("hyp", "sealed");
    table->change("ben", {make(sealed), type_in(sealed, "text", "secretly")});
    const int heard_before = table->heard("eve").frames();

    undone(table->undo("ben"));
    CHECK_FALSE(table->heard("ben").has(sealed));
    undone(table->redo("ben"));
    CHECK(table->heard("ben").has(sealed));
    CHECK(table->heard("eve").frames() == heard_before);

    table->next();
    CHECK(table->undo("ben").refusal() == Refusal::undo_barrier);
    table->check();
}

TEST_CASE("[R54] what was taken out does not come back by an undo", "[room][undo]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    table->change("ben", {make(card), type_in(card, "text", "a surname")});
    table->change("ben", {set(card, "state", std::string("resting"))});
    REQUIRE_FALSE(table->command("cleo", TakeOut{card}).refusal().has_value());

    CHECK(table->undo("ben").refusal() == Refusal::undo_barrier);
    CHECK(text_of(*table, card).empty());
    table->check();
}

TEST_CASE("[R52] typing on is one step, and a new change ends redoing", "[room][undo]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    table->change("ben", {make(card)});
    table->pass(2'000);
    table->change("ben", {type_in(card, "text", "One")});
    table->change(
        "ben",
        {TextOp{
            card,
            *index_of(Type::hypothesis, "text"),
            1,
            {TextStep::skip(3), TextStep::insert(" two")}
        }}
    );
    table->pass(2'000);
    table->change(
        "ben",
        {TextOp{
            card,
            *index_of(Type::hypothesis, "text"),
            2,
            {TextStep::skip(7), TextStep::insert(" three")}
        }}
    );

    CHECK(undone(table->undo("ben")).left == 2);
    CHECK(text_of(*table, card) == "One two");
    CHECK(undone(table->undo("ben")).redo == 2);
    CHECK(text_of(*table, card).empty());
    table->change("ben", {set(card, "state", std::string("resting"))});
    CHECK(table->redo("ben").refusal() == Refusal::undo_barrier);
    table->check();
}

TEST_CASE("[R52] who pauses longer while typing has begun another step", "[room][undo]") {
    auto table = room_in_stage("group");
    const auto joined = static_cast<Millis>(table->limits().undo_joined_ms);
    const auto pause = GENERATE_REF(joined - 1, joined, joined + 1);
    const RecordId card = rid("hyp", "one");
    table->change("ben", {make(card)});
    table->pass(joined + 1);
    table->change("ben", {type_in(card, "text", "two")});
    table->pass(pause);
    table->change("ben", {type_in(card, "text", "One ", 1)});

    table->undo("ben");

    CHECK(text_of(*table, card) == (pause > joined ? "two" : ""));
}

TEST_CASE("[R52] an undo is answered exactly once", "[room][undo]") {
    auto table = room_in_stage("group");
    table->change("ben", {make(rid("hyp", "one"))});
    table->change("ben", {make(rid("hyp", "two"))});
    const Decision first = table->undo("ben");
    const Envelope again{
        table->id("ben"),
        RoomTable::client("ben"),
        table->last_cseq("ben"),
        Undo{}
    };
    const Decision repeat = table->room().submit(again, table->now());
    CHECK(*repeat.reply == *first.reply);
    CHECK(repeat.entries.empty());
    CHECK(table->heard("eve").has(rid("hyp", "one")));
}

TEST_CASE("[R52] at most so many steps are kept", "[room][undo]") {
    for (const int more : {-1, 0, 1}) {
        auto table = room_in_stage("group");
        table->limits().undo_steps = 5;
        for (int i = 0; i < 5 + more; ++i) {
            table->pass(1'000);
            table->change("ben", {make(rid("hyp", "n" + std::to_string(i)))});
        }
        int taken_back = 0;
        while (!table->undo("ben").refusal()) {
            table->pass(1'000);
            ++taken_back;
        }
        CHECK(taken_back == std::min(5, 5 + more));
        table->check();
    }
}
