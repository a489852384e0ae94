// What those who came later may know of what was before them, and who is told what of the room.
#include "tests/support/signing.hpp"

using namespace spacebetween;

namespace {

void arrive(RoomTable& table, RosterEntry entry) {
    Roster roster = usual_roster();
    const std::string name = entry.name;
    roster.push_back(std::move(entry));
    table.set_roster(roster);
    table.enter(name);
}

}  // namespace

TEST_CASE(
    "a card that was let go takes what was said about it out of a newcomer's sight",
    "[room]"
) {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    const RecordId speaks = rid("evi", "one");
    const RecordId thread = rid("com", "one");
    table->change(
        "ben",
        {make(card),
         make(speaks, {with(Type::evidence, "of", card)}),
         make(thread, {with(Type::comment, "on", speaks)})}
    );
    close_session(*table);
    arrive(*table, person("new"));
    REQUIRE(table->heard("new").has(speaks));
    REQUIRE(table->heard("new").has(thread));
    table->open();
    table->agree();
    table->go_to("group");

    table->change("ben", {set(card, "state", std::string("let_go"))});

    CHECK_FALSE(table->heard("new").has(card));
    CHECK_FALSE(table->heard("new").has(speaks));
    CHECK_FALSE(table->heard("new").has(thread));
    CHECK(table->heard("eve").has(thread));
    table->check();
    table->change("ben", {type_in(speaks, "text", "x")});
    table->check();
    table->change("ben", {set(card, "state", std::string("fresh")), type_in(card, "text", "y")});
    CHECK(table->heard("new").has(thread));
    table->check();
    table->change("ben", {set(card, "state", std::string("let_go"))});
    table->change("ben", {erase(card)});
    table->check();
}

TEST_CASE(
    "[rule 11] pages of earlier sessions, and what is said on them, are not a newcomer's",
    "[room]"
) {
    auto table = room_in_stage("summary");
    const SummaryId page = sign(*table).id;
    close_session(*table);
    arrive(*table, person("new"));
    table->take(table->room().read_summary(AccountId("acc_max"), page, table->now()));
    table->take(table->room().acknowledge_summary(AccountId("acc_max"), page, table->now()));

    CHECK(table->heard("ben").of_type(Type::summary_word).size() == 1);
    CHECK(table->heard("new").of_type(Type::summary_page).empty());
    CHECK(table->heard("new").of_type(Type::summary_word).empty());
    CHECK(table->heard("new").of_type(Type::summary_reading).empty());
    table->check();
}

TEST_CASE("[rule 11] a page that may not be read is not logged as read", "[room]") {
    auto table = room_in_stage("summary");
    const SummaryId page = sign(*table).id;
    close_session(*table);
    arrive(*table, person("boss", Mandate::manager));
    const AccountId boss("acc_boss");
    REQUIRE_FALSE(summary_for(table->state(), boss, page, table->now()).has_value());

    const Decision decision = table->room().read_summary(boss, page, table->now());

    CHECK(decision.refusal() == Refusal::not_found);
    CHECK(decision.entries.empty());
}

TEST_CASE("the door shows a deputy's hat until its day", "[room]") {
    RoomTable table;
    RosterEntry deputy = person("dep", Mandate::manager);
    deputy.deputy_until = table.now() + day_ms;
    arrive(table, deputy);
    const auto hat = [&](Time now) {
        const DoorView door = table.room().door(AccountId("acc_dep"), now);
        return std::any_of(door.roster.begin(), door.roster.end(), [](const MemberView& one) {
            return one.name == "dep" && one.accountable;
        });
    };

    CHECK(hat(table.now()));
    CHECK_FALSE(hat(table.now() + 2 * day_ms));
}

TEST_CASE("those in the room hear of its new call link", "[room]") {
    auto table = room_in_stage("group");
    RoomSettings settings;
    settings.call_link = "https://call.example/oaks";

    table->take(table->room().settings(AccountId("acc_cleo"), settings, table->now()));

    CHECK(table->heard("eve").room().call_link == "https://call.example/oaks");
    table->check();
}

TEST_CASE("a client of somebody else's has no ticket here", "[room]") {
    auto table = room_in_stage("group");
    table->change("ben", {make(rid("hyp", "one"))});
    Envelope envelope{table->id("eve"), RoomTable::client("ben"), 2, Command{Hold{}, std::nullopt}};

    CHECK(table->room().submit(envelope, table->now()).close == CloseCode::ticket);
}

TEST_CASE("text on a version that never was is not valid text", "[room]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    table->change("ben", {make(card)});

    CHECK(table->change("ben", {type_in(card, "text", "x", 3)}).refusal() == Refusal::text_invalid);
}
