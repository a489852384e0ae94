// An accountable manager who takes no other part: outside until she is let in for one stage.
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

namespace {

/// Max holds no part but the accountable manager's.
std::unique_ptr<RoomTable> max_outside(std::string_view stage) {
    auto table = room_in_stage(stage);
    table->command("cleo", SetRoles{table->id("max"), RoleSet{Role::accountable_manager}});
    table->flush();
    return table;
}

int frames(RoomTable& table) { return table.heard("max").frames(); }

}  // namespace

TEST_CASE("[rule 11] a manager outside the session sees nothing of it", "[room]") {
    auto table = max_outside("group");

    CHECK(table->heard("max").session() == nullptr);
    CHECK(table->heard("max").waiting());
    CHECK(table->heard("max").records().empty());
    CHECK(table->heard("max").rights().may == TargetSet{Target::own});
    CHECK(table->heard("max").rights().see == BoardSet{BoardName::own});
    table->check();
}

TEST_CASE("[rule 11] what happens inside sends a manager outside no frame", "[room]") {
    auto table = max_outside("group");
    const int before = frames(*table);

    table->change("ben", {make(rid("hyp", "one"))});
    table->command("cleo", ExtendStage{2});
    table->next();
    table->change("ana", {make(rid("not", "own"))});

    CHECK(frames(*table) == before);
}

TEST_CASE("[rule 11] a manager outside sees a safety stop while it is open", "[room]") {
    auto table = max_outside("group");

    table->command("ben", RaiseSafety{rid("saf", "stop")});
    CHECK(table->heard("max").has(rid("saf", "stop")));
    EndSafety end{rid("saf", "stop"), SafetyEnding::held, {}, {}, {}, {}, "Max", {}};
    table->command("cleo", end);

    CHECK_FALSE(table->heard("max").has(rid("saf", "stop")));
    table->check();
}

TEST_CASE("[rule 11] a manager is let in only where the format admits one", "[room]") {
    auto table = max_outside("group");
    const AdmitManager let_in{table->id("max"), true};

    CHECK(table->command("cleo", let_in).refusal() == Refusal::precondition);
    CHECK(table->command("ben", let_in).refusal() == Refusal::not_allowed);
    const AdmitManager not_a_manager{table->id("ben"), true};
    CHECK(table->command("cleo", not_a_manager).refusal() == Refusal::precondition);
}

TEST_CASE(
    "[rule 11] a manager let in sees the plan and the draft summary, and leaves them with the "
    "stage",
    "[room]"
) {
    auto table = max_outside("next_conversation");
    table->change("ben", {make(rid("cnv", "talk"))});
    table->go_to("summary");
    REQUIRE(table->heard("max").records().empty());

    REQUIRE_FALSE(table->command("cleo", AdmitManager{table->id("max"), true}).refusal());

    const Rights& rights = table->heard("max").rights();
    CHECK(rights.see.contains(BoardName::plan));
    CHECK(rights.see.contains(BoardName::summary));
    CHECK_FALSE(rights.see.contains(BoardName::map));
    CHECK_FALSE(rights.see.contains(BoardName::hypotheses));
    CHECK(rights.may.contains(Target::plan));
    CHECK_FALSE(rights.may.contains(Target::hypotheses));
    CHECK(table->heard("max").has(rid("cnv", "talk")));
    CHECK(table->heard("max").of_type(Type::contract).empty());
    REQUIRE(table->heard("max").session() != nullptr);
    table->check();

    table->next();

    CHECK(table->heard("max").waiting());
    CHECK(table->heard("max").records().empty());
    CHECK(table->session().now.admitted.empty());
    table->check();
}

TEST_CASE("[rule 11] a manager who was let in may be shown out again", "[room]") {
    auto table = max_outside("summary");
    table->command("cleo", AdmitManager{table->id("max"), true});

    REQUIRE_FALSE(table->command("cleo", AdmitManager{table->id("max"), false}).refusal());

    CHECK(table->heard("max").waiting());
    CHECK(table->heard("max").session() == nullptr);
    table->check();
}

TEST_CASE("a manager who is given another part is outside no longer", "[room]") {
    auto table = max_outside("group");
    const RoleSet both{Role::accountable_manager, Role::reflector};

    table->command("cleo", SetRoles{table->id("max"), both});
    table->flush();

    CHECK_FALSE(table->heard("max").waiting());
    CHECK(table->heard("max").session() != nullptr);
    table->check();
}

TEST_CASE("[rule 5] a deputy is one until her date, and is shown as one no longer", "[room]") {
    Roster roster = usual_roster();
    for (RosterEntry& entry : roster) {
        if (entry.name == "eve") {
            entry.deputy_until = monday_noon + hour_ms;
        }
    }
    RoomTable table(roster);
    table.enter_all();
    table.open();
    table.command(
        "cleo",
        SetRoles{table.id("eve"), RoleSet{Role::reflector, Role::accountable_manager}}
    );
    table.flush();
    REQUIRE(table.room().next_tick().has_value());

    table.pass(hour_ms);

    CHECK_FALSE(table.session().now.roles.at(table.id("eve")).contains(Role::accountable_manager));
    const auto members = members_view(table.state());
    const auto eve = std::find_if(members.begin(), members.end(), [&](const MemberView& one) {
        return one.id == table.id("eve");
    });
    CHECK_FALSE(eve->accountable);
    table.check();
}
