// The agreement: who has met it as it stands, and when it is to be looked at again.
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

namespace {

bool changed_for(RoomTable& table, std::string_view name) {
    return table.room().door(AccountId("acc_" + std::string(name)), table.now()).agreement_changed;
}

void set_contract(RoomTable& table, std::string_view field, Value value) {
    const RecordId contract = table.heard("cleo").of_type(Type::contract).front().id;
    const SetOp set{contract, {with(Type::contract, field, std::move(value))}};
    REQUIRE_FALSE(table.change("cleo", {set}).refusal());
}

void finish(RoomTable& table) {
    table.command("cleo", CloseSession{true});
    table.flush();
}

}  // namespace

TEST_CASE("whoever never met the agreement reads it at the door", "[room]") {
    RoomTable table;
    CHECK(changed_for(table, "ben"));
    table.enter("ben");
    CHECK_FALSE(changed_for(table, "ben"));
}

TEST_CASE("nobody deletes the agreement: without it no session could go on", "[room]") {
    auto table = room_in_stage("arriving");

    const Op away = erase(table->contract());

    CHECK(table->change("cleo", {away}).refusal() == Refusal::not_allowed);
    table->agree();
    CHECK_FALSE(table->command("cleo", NextStage{}).refusal().has_value());
}

TEST_CASE("a purpose asked again every session is no changed agreement", "[room]") {
    auto table = room_in_stage("arriving");
    table->agree();
    table->lose("ben");
    table->enter("ben");
    table->lose("ben");

    set_contract(*table, "purpose", std::string("Another purpose"));

    CHECK_FALSE(changed_for(*table, "ben"));
}

TEST_CASE("a setting agreed on while a member was away is read at the door, once", "[room]") {
    auto table = room_in_stage("arriving");
    table->lose("ben");

    set_contract(*table, "setting", std::string("home_visit"));

    CHECK(changed_for(*table, "ben"));
    table->enter("ben");
    CHECK_FALSE(changed_for(*table, "ben"));
    table->check();
}

TEST_CASE("whoever was there when the agreement changed has met it", "[room]") {
    auto table = room_in_stage("arriving");
    set_contract(*table, "basis", std::string("voluntary"));

    table->lose("ben");
    finish(*table);

    CHECK_FALSE(changed_for(*table, "ben"));
    CHECK_FALSE(changed_for(*table, "ana"));
    table->check();
}

TEST_CASE("[E29] a changed roster asks for the agreement again until a lead has looked", "[room]") {
    auto table = room_in_stage("group");
    REQUIRE_FALSE(table->session().now.recontract);

    table->command("cleo", SetRoles{table->id("eve"), RoleSet{Role::process_watcher}});
    table->flush();

    CHECK(table->heard("ben").session()->recontract);
    CHECK(table->command("ben", KeepContract{}).refusal() == Refusal::not_allowed);
    REQUIRE_FALSE(table->command("cleo", KeepContract{}).refusal());
    CHECK_FALSE(table->heard("ben").session()->recontract);
    CHECK(table->command("cleo", KeepContract{}).refusal() == Refusal::precondition);
    table->check();
}

TEST_CASE("[E29] leaving the first stage is having looked at the agreement", "[room]") {
    auto table = room_in_stage("group");
    Roster fewer = usual_roster();
    std::erase_if(fewer, [](const RosterEntry& entry) { return entry.name == "eve"; });
    table->set_roster(fewer);
    REQUIRE(table->session().now.recontract);
    finish(*table);

    table->set_roster(usual_roster());
    table->command("cleo", DiscardSummary{});
    table->open();
    REQUIRE(table->session().now.recontract);
    table->agree();
    table->next();

    CHECK_FALSE(table->session().now.recontract);
}

TEST_CASE("people with a member are shown to all, and go with the session", "[room]") {
    auto table = room_in_stage("group");

    REQUIRE_FALSE(table->command("ben", SitWith{{"Ama", "Joy"}}).refusal());

    const auto beside_ben = [&] {
        for (const MemberView& one : members_view(table->state())) {
            if (one.id == table->id("ben")) {
                return one.with;
            }
        }
        return std::vector<std::string>();
    };
    CHECK(beside_ben() == std::vector<std::string>{"Ama", "Joy"});
    CHECK(table->heard("ana").members_told() == 1);
    const std::vector<std::string> too_many(table->limits().people_with_a_member + 1, "x");
    CHECK(table->command("ben", SitWith{too_many}).refusal() == Refusal::schema);
    CHECK(table->command("ben", SitWith{{""}}).refusal() == Refusal::schema);
    table->check();

    finish(*table);

    CHECK(beside_ben().empty());
    table->check();
}

TEST_CASE("an invitation's part is what its account usually is", "[room]") {
    auto table = room_in_stage("group");

    table->take(table->room().give_part(AccountId("acc_ben"), Role::observer, table->now()));
    table->take(
        table->room().give_part(AccountId("acc_ben"), Role::accountable_manager, table->now())
    );

    CHECK(table->session().now.roles.at(table->id("ben")) == RoleSet{Role::observer});
    table->check();
    finish(*table);
    table->command("cleo", DiscardSummary{});
    table->open();
    CHECK(table->session().now.roles.at(table->id("ben")) == RoleSet{Role::observer});
}
