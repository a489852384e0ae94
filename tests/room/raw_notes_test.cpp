// A raw note is for this hour alone: it ends with the session, for its author and on the board.
#include "tests/support/signing.hpp"

using namespace spacebetween;

namespace {

void write_raw(RoomTable& table, std::string_view who, std::string_view name) {
    const RecordId id = rid("not", name);
    const Decision decision = table.change(
        who,
        {make(id, {with(Type::note, "kind", std::string("raw"))}),
         type_in(id, "text", "raw words of " + std::string(who))}
    );
    REQUIRE_FALSE(decision.refusal().has_value());
}

}  // namespace

TEST_CASE("[rule 9] a raw note ends with the session, and no other own note does", "[room][own]") {
    auto table = room_in_stage("group");
    write_raw(*table, "ben", "raw");
    const RecordId plain = rid("not", "plain");
    table->change("ben", {make(plain), type_in(plain, "text", "to keep")});
    table->next();
    REQUIRE(table->heard("ben").has(rid("not", "raw")));

    close_session(*table);

    CHECK_FALSE(table->heard("ben").has(rid("not", "raw")));
    CHECK(table->state().own(table->id("ben"))->find(rid("not", "raw")) == nullptr);
    CHECK(table->heard("ben").has(plain));
    table->check();
}

TEST_CASE("[rule 9] a raw note stays when its author keeps it", "[room][own]") {
    auto table = room_in_stage("group");
    write_raw(*table, "ben", "raw");
    REQUIRE_FALSE(table->change("ben", {set(rid("not", "raw"), "kept", true)}).refusal());

    close_session(*table);

    CHECK(table->heard("ben").has(rid("not", "raw")));
    table->check();
}

TEST_CASE("[rule 9] it ends too for whoever is not here any more, and however it ended", "[room]") {
    auto table = room_in_stage("group");
    write_raw(*table, "ben", "raw");
    write_raw(*table, "eve", "other");
    table->lose("ben");
    table->pass(static_cast<Millis>(table->limits().resume_ms) + 1);

    REQUIRE_FALSE(table->command("cleo", CarrySession{}).refusal());
    table->flush();

    CHECK(table->state().own(table->id("ben"))->find(rid("not", "raw")) == nullptr);
    CHECK_FALSE(table->heard("eve").has(rid("not", "other")));
    table->check();
}

TEST_CASE("[I-8] nobody else hears of a raw note's end", "[room][own]") {
    const auto heard_by_eve = [](bool writes) {
        auto table = room_in_stage("group");
        if (writes) {
            write_raw(*table, "ben", "raw");
        }
        close_session(*table);
        return table->heard("eve").records();
    };

    CHECK((heard_by_eve(true) == heard_by_eve(false)));
}
