// Sealed writing: nobody learns of it before the reveal, and nobody learns whose it was after.
#include "tests/support/room_fixture.hpp"

#include <set>

using namespace spacebetween;

namespace {

/// One member's card in the sealed stage.
RecordId write_card(RoomTable& table, std::string_view name, std::string words) {
    const RecordId id = rid("hyp", name);
    const Decision decision = table.change(name, {make(id), type_in(id, "text", std::move(words))});
    REQUIRE_FALSE(decision.refusal().has_value());
    return id;
}

}  // namespace

TEST_CASE("[rule 2] what is sealed goes to its author's devices and to nobody else", "[room]") {
    auto table = room_in_stage("alone");
    const int before = table->heard("eve").frames();

    const RecordId card = write_card(*table, "ben", "Could it be that they are tired?");

    CHECK(table->heard("ben").has(card));
    CHECK_FALSE(table->heard("eve").has(card));
    CHECK(table->heard("eve").frames() == before);
    CHECK(table->journal().back().key.kind == LifetimeKind::sealed);
    table->check();
}

TEST_CASE("[rule 2] another's sealed card is answered as if there were none", "[room]") {
    auto table = room_in_stage("alone");
    const RecordId card = write_card(*table, "ben", "Tired?");

    const Decision edit = table->change("eve", {type_in(card, "text", "x")});
    const Decision absent = table->change("eve", {type_in(rid("hyp", "none"), "text", "x")});

    CHECK(edit.refusal() == absent.refusal());
    CHECK(std::get<No>(edit.reply->what) == std::get<No>(absent.reply->what));
}

TEST_CASE("leaving a sealed stage reveals anew: other ids, no authors, first version", "[room]") {
    auto table = room_in_stage("alone");
    const RecordId one = write_card(*table, "ben", "One");
    const RecordId two = write_card(*table, "eve", "Two");
    table->change("ben", {type_in(one, "text", "And ")});

    table->next();

    const auto revealed = table->heard("ana").of_type(Type::hypothesis);
    REQUIRE(revealed.size() == 2);
    for (const Record& record : revealed) {
        CHECK(record.by.empty());
        CHECK(record.v == 1);
        CHECK(record.id != one);
        CHECK(record.id != two);
        CHECK(std::get<TextValue>(record.fields[*index_of(Type::hypothesis, "text")]).tv() == 0);
    }
    CHECK_FALSE(table->heard("ben").has(one));
    REQUIRE(table->ended().size() == 1);
    CHECK(table->ended()[0].kind == LifetimeKind::sealed);
    CHECK(table->state().sealed_boards().empty());
    table->check();
}

TEST_CASE("a reveal keeps references between one's own cards", "[room]") {
    auto table = room_in_stage("alone");
    const RecordId first = write_card(*table, "ben", "First");
    const RecordId second = rid("hyp", "second");
    table->change(
        "ben",
        {make(second),
         type_in(second, "text", "Second"),
         InOp{second, *index_of(Type::hypothesis, "with"), first}}
    );

    table->next();

    const auto revealed = table->heard("eve").of_type(Type::hypothesis);
    REQUIRE(revealed.size() == 2);
    const bool swapped = words_of(revealed[0], "text") == "Second";
    const Record& from = revealed[swapped ? 0 : 1];
    const Record& to = revealed[swapped ? 1 : 0];
    CHECK(std::get<RefSet>(field_value(from, "with")).ids() == std::vector<RecordId>{to.id});
}

TEST_CASE("[I-8] who wrote which card changes no byte of the reveal", "[room]") {
    const auto revealed = [](std::string_view a, std::string_view b) {
        auto table = room_in_stage("alone");
        write_card(*table, a, "Tired?");
        write_card(*table, b, "Afraid?");
        table->next();
        return table->heard("cleo").of_type(Type::hypothesis);
    };

    CHECK((revealed("ben", "eve") == revealed("eve", "dora")));
}

TEST_CASE("a blank card is not revealed", "[room]") {
    auto table = room_in_stage("alone");
    table->change("ben", {make(rid("hyp", "blank"))});

    table->next();

    CHECK(table->heard("eve").of_type(Type::hypothesis).empty());
}

TEST_CASE("a card written for a sealed stage never lands on the open board", "[room]") {
    auto table = room_in_stage("alone");
    const std::int64_t seen = table->session().now.rev;
    table->next();

    const Decision late = table->change_at("ben", seen, {make(rid("hyp", "late"))});

    CHECK(late.refusal() == Refusal::stage_closed);
    CHECK(table->heard("eve").of_type(Type::hypothesis).empty());
}

TEST_CASE("the count of writers is told every five seconds, and not below four", "[room]") {
    auto table = room_in_stage("alone");
    write_card(*table, "ana", "A");
    write_card(*table, "ben", "B");
    write_card(*table, "dora", "D");
    const auto tick = static_cast<Millis>(table->limits().written_tick_ms);
    const auto from = static_cast<int>(table->limits().written_shown_from);
    table->pass(tick);
    CHECK_FALSE(table->heard("cleo").session()->written.has_value());
    write_card(*table, "eve", "E");
    table->pass(tick - 1);
    CHECK_FALSE(table->heard("cleo").session()->written.has_value());

    table->pass(1);

    CHECK(table->heard("cleo").session()->written == from);
    table->check();
}

TEST_CASE("below four writers the room is told that style may be recognised", "[room]") {
    auto table = room_in_stage("alone");
    write_card(*table, "ben", "B");

    table->next();

    CHECK(table->heard("eve").session()->few_writers);
}

TEST_CASE("each author seals up to the limit, and nobody else's cards count", "[room]") {
    auto table = room_in_stage("alone");
    table->limits().sealed_records = 2;
    write_card(*table, "eve", "E");
    write_card(*table, "ben", "B");
    table->change("ben", {make(rid("hyp", "more"))});

    const Decision third = table->change("ben", {make(rid("hyp", "most"))});

    CHECK(third.refusal() == Refusal::limit_own);
}

TEST_CASE("hidden work draws no chance", "[room]") {
    auto table = room_in_stage("alone");
    const std::size_t before = table->random().drawn();

    write_card(*table, "ben", "B");
    table->change("ben", {make(rid("not", "mine"))});

    CHECK(table->random().drawn() == before);
}

TEST_CASE("write alone in an open stage reveals, and then the stage goes on", "[room]") {
    auto table = room_in_stage("two_lenses");
    REQUIRE_FALSE(
        table->command("cleo", InsertStage{StageInsert::write_alone, 3}).refusal().has_value()
    );
    table->flush();
    REQUIRE(table->session().stage().mode == Mode::sealed);
    write_card(*table, "ben", "Alone");

    table->next();

    CHECK(table->session().stage().id == "two_lenses");
    CHECK(table->session().plan->stages[table->session().now.at].goes_on);
    CHECK(table->heard("eve").of_type(Type::hypothesis).size() == 1);
    table->check();
}

TEST_CASE("ending a session early in a sealed stage reveals as well", "[room]") {
    auto table = room_in_stage("alone");
    write_card(*table, "ben", "Words");

    REQUIRE_FALSE(table->command("cleo", CloseSession{true}).refusal().has_value());
    table->flush();

    CHECK(table->state().session() == nullptr);
    CHECK(table->heard("eve").of_type(Type::hypothesis).size() == 1);
    table->check();
}

TEST_CASE("what a hidden card refers to may go, and only its author hears of the mend", "[room]") {
    auto table = room_in_stage("experience");
    const RecordId mother = rid("per", "mother");
    REQUIRE_FALSE(table->change("ana", {make(mother)}).refusal().has_value());
    const RecordId note = rid("not", "bens");
    REQUIRE_FALSE(table->change("ben", {NewOp{note, Type::note, {with(Type::note, "on", mother)}}})
                      .refusal()
                      .has_value());
    const int frames = table->heard("eve").frames();

    REQUIRE_FALSE(table->change("ana", {erase(mother)}).refusal().has_value());

    CHECK(is_nothing(field_value(table->heard("ben").records().at(note), "on")));
    CHECK(table->heard("eve").frames() == frames + 1);
    table->check();
}

TEST_CASE("[R39] the answer of whoever deletes names the own note that it mended", "[room]") {
    auto table = room_in_stage("experience");
    const RecordId mother = rid("per", "mother");
    const RecordId note = rid("not", "anas");
    REQUIRE_FALSE(table->change("ana", {make(mother)}).refusal().has_value());
    REQUIRE_FALSE(table->change("ana", {make(note, {with(Type::note, "on", mother)})}).refusal());

    const Decision decision = table->change("ana", {erase(mother)});

    const Ok& ok = std::get<Ok>(decision.reply->what);
    CHECK(ok.fix.size() == 1);
    CHECK((ok.v == std::vector<std::pair<RecordId, int>>{{note, 2}}));
    CHECK(table->state().own(table->id("ana"))->find(note)->v == 2);
}
