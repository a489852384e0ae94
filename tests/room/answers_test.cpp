// Exactly once: repeats, gaps, rates.
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

namespace {

Envelope envelope(RoomTable& table, std::int64_t cseq, std::vector<Op> ops) {
    return {
        table.id("ben"),
        ClientId("ben-phone"),
        cseq,
        Change{table.session().now.rev, std::move(ops)}
    };
}

}  // namespace

TEST_CASE("[I-4] a repeat gets the same answer and changes nothing", "[room]") {
    auto table = room_in_stage("group");
    const Envelope once = envelope(*table, 1, {make(rid("hyp", "one"))});
    const Decision first = table->room().submit(once, table->now());
    const std::int64_t version = table->room().version();

    const Decision again = table->room().submit(once, table->now());

    REQUIRE(again.reply.has_value());
    CHECK(*again.reply == *first.reply);
    CHECK(again.entries.empty());
    CHECK(again.sends.empty());
    CHECK(table->room().version() == version);
}

TEST_CASE("[I-5] a refusal is an answer and uses up its number", "[room]") {
    auto table = room_in_stage("reflection");
    const Envelope once = envelope(*table, 1, {make(rid("hyp", "one"))});
    const Decision first = table->room().submit(once, table->now());
    REQUIRE(first.refusal() == Refusal::stage_closed);
    REQUIRE(first.entries.size() == 1);

    table->next();
    const Decision again = table->room().submit(once, table->now());

    CHECK(again.refusal() == Refusal::stage_closed);
}

TEST_CASE("[I-5] a gap in the numbers ends the connection", "[room]") {
    auto table = room_in_stage("group");

    const Decision decision =
        table->room().submit(envelope(*table, 2, {make(rid("hyp", "one"))}), table->now());

    CHECK(decision.close == CloseCode::cseq_gap);
    CHECK(decision.entries.empty());
}

TEST_CASE("an answer is forgotten once its client has it, and the number stays used", "[room]") {
    auto table = room_in_stage("group");
    const Envelope once = envelope(*table, 1, {make(rid("hyp", "one"))});
    table->room().submit(once, table->now());
    table->room().acknowledged(ClientId("ben-phone"), 1);
    table->room().submit(envelope(*table, 2, {make(rid("hyp", "two"))}), table->now());

    const Decision again = table->room().submit(once, table->now());

    CHECK_FALSE(again.reply.has_value());
    CHECK(again.entries.empty());
    CHECK(table->state().client(ClientId("ben-phone"))->waiting.size() == 1);
}

TEST_CASE("answers that no client came back for are forgotten after their time", "[room]") {
    RoomTable table;
    table.enter_all();
    const auto kept = static_cast<Millis>(table.limits().answers_kept_ms);
    const auto late = GENERATE_COPY(Millis{0}, Millis{1});
    const ClientId phone("ben-phone");
    const Envelope note{table.id("ben"), phone, 1, Change{0, {make(rid("not", "one"))}}};
    table.take(table.room().submit(note, table.now()));
    REQUIRE(table.state().client(phone) != nullptr);
    table.pass(kept + late);

    table.open();

    CHECK((table.state().client(phone) == nullptr) == (late > 0));
    table.check();
}

TEST_CASE("too fast is no answer: the number stays free", "[room]") {
    auto table = room_in_stage("group");
    table->limits().change_burst = 1;
    std::int64_t cseq = 1;
    table->room().submit(envelope(*table, cseq++, {make(rid("hyp", "one"))}), table->now());
    const Envelope second = envelope(*table, cseq, {make(rid("hyp", "two"))});

    Decision decision = table->room().submit(second, table->now());
    CHECK(decision.refusal() == Refusal::rate);
    CHECK(decision.entries.empty());
    decision = table->room().submit(second, table->now() + second_ms);

    CHECK_FALSE(decision.refusal().has_value());
}

TEST_CASE("hidden writing has an allowance of its own", "[room]") {
    auto table = room_in_stage("group");
    table->limits().change_burst = 1;
    CHECK_FALSE(table->change("ben", {make(rid("not", "one"))}).refusal().has_value());

    CHECK_FALSE(table->change("ben", {make(rid("hyp", "one"))}).refusal().has_value());
}

TEST_CASE("a change whose ops need different keys is malformed", "[room]") {
    auto table = room_in_stage("group");

    const Decision decision =
        table->change("ben", {make(rid("hyp", "one")), make(rid("not", "one"))});

    CHECK(decision.refusal() == Refusal::schema);
    CHECK(table->state().shared().find(rid("hyp", "one")) == nullptr);
}

TEST_CASE("[I-12] one op too many is malformed", "[room]") {
    auto table = room_in_stage("group");
    table->limits().ops_per_change = 2;
    const RecordId id = rid("hyp", "one");

    CHECK(
        table->change("ben", {make(id), type_in(id, "text", "a"), type_in(id, "lesson", "b")})
            .refusal() == Refusal::schema
    );
    CHECK_FALSE(table->change("ben", {make(id), type_in(id, "text", "a")}).refusal().has_value());
}

TEST_CASE("a change from a revision that never was is malformed", "[room]") {
    auto table = room_in_stage("group");
    const std::int64_t rev = table->session().now.rev;

    CHECK(table->change_at("ben", rev + 1, {make(rid("hyp", "one"))}).refusal() == Refusal::schema);
    CHECK(table->change_at("ben", -1, {make(rid("hyp", "one"))}).refusal() == Refusal::schema);
}
