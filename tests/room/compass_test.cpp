// The boundary compass: marked alone, looked at together, and forgotten unless both sides keep it.
#include "tests/support/signing.hpp"

using namespace spacebetween;

namespace {

void mark(RoomTable& table, std::string_view who, std::string_view name, std::string sense) {
    const RecordId id = rid("cmp", name);
    const Decision decision = table.change(
        who,
        {make(
             id,
             {with(Type::compass_mark, "row", std::string("aim")),
              with(Type::compass_mark, "sense", std::move(sense))}
         ),
         type_in(id, "reason", "why " + std::string(name))}
    );
    REQUIRE_FALSE(decision.refusal().has_value());
}

RecordId shown(RoomTable& table, std::string_view reason) {
    for (const Record& one : table.heard("eve").of_type(Type::compass_mark)) {
        if (words_of(one, "reason") == reason) {
            return one.id;
        }
    }
    return {};
}

/// Two marks, revealed, in a stage that shows the board of the summary.
std::unique_ptr<RoomTable> marked() {
    auto table = room_in_stage("alone");
    mark(*table, "ben", "close", "too_close");
    mark(*table, "cleo", "well", "workable");
    table->go_to("group");
    return table;
}

std::size_t marks(const RoomTable& table) {
    std::size_t count = 0;
    table.state().shared().for_each([&count](const RecordRef& record) {
        count += record->type == Type::compass_mark ? 1U : 0U;
    });
    return count;
}

}  // namespace

TEST_CASE("[R73] marks of the compass end with their session", "[room][compass]") {
    auto table = marked();
    REQUIRE(marks(*table) == 2);
    REQUIRE_FALSE(shown(*table, "why close").empty());

    close_session(*table);

    CHECK(marks(*table) == 0);
    CHECK(table->heard("eve").of_type(Type::compass_mark).empty());
    table->check();
}

TEST_CASE("[R73] a mark stays when a clinician and a practitioner keep it", "[room][compass]") {
    auto table = marked();
    const RecordId both = shown(*table, "why close");
    const RecordId one = shown(*table, "why well");
    REQUIRE_FALSE(table->command("cleo", KeepMark{both}).refusal());
    REQUIRE_FALSE(table->command("ana", KeepMark{both}).refusal());
    REQUIRE_FALSE(table->command("ben", KeepMark{one}).refusal());

    close_session(*table);
    CHECK(marks(*table) == 1);
    table->check();
    table->open();
    table->agree();
    table->go_to("group");

    REQUIRE(table->heard("eve").of_type(Type::compass_mark).size() == 1);
    CHECK(shown(*table, "why close") == both);
    table->check();
}

TEST_CASE("[R73] what was kept can be let go again, by the same side", "[room][compass]") {
    auto table = marked();
    const RecordId id = shown(*table, "why close");
    table->command("cleo", KeepMark{id});
    table->command("ana", KeepMark{id});

    CHECK(table->command("ben", KeepMark{id}).refusal() == Refusal::precondition);
    REQUIRE_FALSE(table->command("ben", KeepMark{id, false}).refusal());

    close_session(*table);
    CHECK(marks(*table) == 0);
}

TEST_CASE("[R73] nobody else keeps a mark, and nobody keeps another's sealed one", "[room]") {
    auto table = room_in_stage("alone");
    mark(*table, "ben", "close", "too_close");
    CHECK(table->command("cleo", KeepMark{rid("cmp", "close")}).refusal() == Refusal::not_found);
    CHECK(table->command("cleo", KeepMark{rid("hyp", "none")}).refusal() == Refusal::not_found);
    table->go_to("group");
    const RecordId id = shown(*table, "why close");

    CHECK(table->command("max", KeepMark{id}).refusal().has_value());
    CHECK(marks(*table) == 1);
}

TEST_CASE("[R73] marks that are still sealed at the end are nobody's to see", "[room][compass]") {
    auto table = room_in_stage("alone");
    mark(*table, "ben", "close", "too_close");
    table->change("ben", {make(rid("hyp", "b")), type_in(rid("hyp", "b"), "text", "an idea")});

    close_session(*table);

    CHECK(marks(*table) == 0);
    CHECK(table->heard("eve").of_type(Type::hypothesis).size() == 1);
    table->check();
}

TEST_CASE("[R73] a newcomer sees none that were kept before their time", "[room][compass]") {
    auto table = marked();
    const RecordId id = shown(*table, "why close");
    table->command("cleo", KeepMark{id});
    table->command("ana", KeepMark{id});
    close_session(*table);
    Roster roster = usual_roster();
    roster.push_back(person("new"));
    table->set_roster(roster);
    table->enter("new");
    table->open();
    table->agree();
    table->go_to("group");

    CHECK(table->heard("new").of_type(Type::compass_mark).empty());
    CHECK(table->heard("eve").of_type(Type::compass_mark).size() == 1);
    table->check();
}

TEST_CASE(
    "[A22] how we are is nobody's, never leaves the room and ends with the session",
    "[room]"
) {
    auto table = room_in_stage("alone");
    const RecordId mark = rid("clm", "one");
    table->change(
        "ben",
        {NewOp{
            mark,
            Type::climate_mark,
            {with(Type::climate_mark, "item", std::string("doubt")),
             with(Type::climate_mark, "answer", std::string("unsure"))}
        }}
    );
    CHECK(table->state().shared().find(mark) == nullptr);
    table->go_to("group");

    RecordRef shown;
    table->state().shared().for_each([&](const RecordRef& record) {
        if (record->type == Type::climate_mark) {
            shown = record;
        }
    });

    REQUIRE(shown);
    CHECK(shown->by.empty());
    CHECK(shown->id != mark);
    CHECK(
        table
            ->change(
                "eve",
                {NewOp{
                    rid("sum", "one"),
                    Type::summary_line,
                    {with(Type::summary_line, "source", shown->id)}
                }}
            )
            .refusal() == Refusal::reference
    );
    close_session(*table);
    CHECK(table->state().shared().find(shown->id) == nullptr);
    table->check();
}
