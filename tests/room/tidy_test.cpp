// The map laid out by the machine: looked at first, then made so in one change, or not at all.
#include "server/room/tidy_plan.hpp"
#include "tests/support/room_fixture.hpp"

#include <optional>

using namespace spacebetween;

namespace {

constexpr std::string_view map_stage = "experience";

RecordId someone(std::string_view name) { return rid("per", name); }

/// Two parents and three children, entered with the youngest first; nobody stands anywhere.
std::vector<Op> family() {
    std::vector<Op> ops{
        make(someone("mother"), {with(Type::person, "gender", std::string("female"))}),
        make(someone("father"), {with(Type::person, "gender", std::string("male"))})
    };
    const RefSet parents({someone("mother"), someone("father")});
    ops.push_back(make(rid("uni", "home"), {with(Type::union_, "partners", parents)}));
    int year = 2020;
    for (const std::string_view name : {"youngest", "middle", "eldest"}) {
        Date birth;
        birth.day.year = year;
        year -= 4;
        ops.push_back(make(someone(name), {with(Type::person, "birth", birth)}));
        ops.push_back(make(
            rid("par", name),
            {with(Type::parentage, "child", someone(name)),
             with(Type::parentage, "union", rid("uni", "home")),
             with(Type::parentage, "kind", std::string("birth"))}
        ));
    }
    return ops;
}

std::unique_ptr<RoomTable> room_with_family() {
    auto table = room_in_stage(map_stage);
    REQUIRE_FALSE(table->change("ana", family()).refusal().has_value());
    return table;
}

TidyPlan planned(const RoomTable& table, const TidyAsked& asked = {}) {
    return plan_tidy(shape_of(table.state().shared(), MapView::genogram, table.now()), asked);
}

Decision propose(RoomTable& table, std::string_view name, const TidyAsked& asked = {}) {
    Proposal proposal;
    proposal.id = "tdy_preview";
    proposal.of = CommandName::map_tidy;
    proposal.ops = ops_of(planned(table, asked), table.random());
    proposal.base = map_base(table.state(), table.id(name));
    return table.room()
        .propose(AccountId("acc_" + std::string(name)), std::move(proposal), table.now());
}

/// Looks at a layout, and says yes to it.
Decision tidy(RoomTable& table, std::string_view name, const TidyAsked& asked = {}) {
    REQUIRE_FALSE(propose(table, name, asked).refused);
    return table.command(name, TidyMap{"tdy_preview"});
}

struct Standing {
    int x = 0;
    int y = 0;
    bool pinned = false;
    friend bool operator==(const Standing&, const Standing&) = default;
};

std::map<RecordId, Standing> standing(const RoomTable& table) {
    std::map<RecordId, Standing> found;
    table.state().shared().for_each([&found](const RecordRef& record) {
        if (record->type != Type::position) return;
        const auto number = [&record](std::string_view field) {
            return static_cast<int>(std::get<double>(field_value(*record, field)));
        };
        found[ref_of(*record, "of")] = {number("x"), number("y"), flag_of(*record, "pinned")};
    });
    return found;
}

Op put(std::string_view of, int x, int y, bool pinned) {
    std::vector<FieldValue> fields{
        with(Type::position, "of", someone(of)),
        with(Type::position, "view", std::string("genogram")),
        with(Type::position, "x", static_cast<double>(x)),
        with(Type::position, "y", static_cast<double>(y))
    };
    if (pinned) fields.push_back(with(Type::position, "pinned", true));
    return make(rid("pos", of), std::move(fields));
}

}  // namespace

TEST_CASE("[R71] a layout that was looked at is made so in one change for everybody", "[room]") {
    auto table = room_with_family();
    const std::size_t entries = table->journal().size();

    const Decision decision = tidy(*table, "ana");

    REQUIRE_FALSE(decision.refusal().has_value());
    CHECK(table->journal().size() == entries + 1);
    CHECK(table->journal().back().by == table->id("ana"));
    const auto at = standing(*table);
    REQUIRE(at.size() == 5);
    CHECK(at.at(someone("father")).x < at.at(someone("mother")).x);
    CHECK(at.at(someone("eldest")).x < at.at(someone("middle")).x);
    CHECK(at.at(someone("middle")).x < at.at(someone("youngest")).x);
    CHECK(at.at(someone("middle")).y > at.at(someone("mother")).y);
    CHECK(table->heard("ben").of_type(Type::position).size() == 5);
    table->check();
}

TEST_CASE("[R71, I13] what is tidy already leaves nothing to say yes to", "[room]") {
    auto table = room_with_family();
    tidy(*table, "ana");

    CHECK(planned(*table).moved().empty());
    CHECK(ops_of(planned(*table), table->random()).empty());
}

TEST_CASE("[R71] nobody hears anything while a layout is only looked at", "[room]") {
    auto table = room_with_family();
    const std::size_t entries = table->journal().size();

    const TidyPlan plan = planned(*table);
    REQUIRE_FALSE(propose(*table, "ana").refused);

    CHECK(plan.moved().size() == 5);
    CHECK(plan.after.overlaps == 0);
    CHECK(table->journal().size() == entries);
    CHECK(standing(*table).empty());
}

TEST_CASE("[R71] a layout of a map that has changed since is not made so", "[room]") {
    auto table = room_with_family();
    REQUIRE_FALSE(propose(*table, "ana").refused);
    SECTION("somebody came") { table->change("ana", {make(someone("cousin"))}); }
    SECTION("somebody was moved") { table->change("ana", {put("mother", 500, 0, false)}); }
    SECTION("a link went") { table->change("ana", {erase(rid("par", "middle"))}); }
    const auto before = standing(*table);

    const Decision decision = table->command("ana", TidyMap{"tdy_preview"});

    CHECK(missing(decision) == std::vector<std::string>{"map"});
    CHECK(standing(*table) == before);
}

TEST_CASE("[R71] of two who look at layouts the second hears that the map has moved", "[room]") {
    auto table = room_in_stage("arriving");
    table->agree();
    table->command("cleo", SetRoles{table->id("ben"), RoleSet{Role::presenter}});
    table->go_to(map_stage);
    table->change("ana", family());
    REQUIRE_FALSE(propose(*table, "ana").refused);
    REQUIRE_FALSE(propose(*table, "ben").refused);

    CHECK_FALSE(table->command("ana", TidyMap{"tdy_preview"}).refusal().has_value());
    const Decision second = table->command("ben", TidyMap{"tdy_preview"});

    CHECK(missing(second) == std::vector<std::string>{"map"});
    table->check();
}

TEST_CASE("[R71] a layout that is lost is looked at again", "[room]") {
    auto table = room_with_family();
    REQUIRE_FALSE(propose(*table, "ana").refused);
    table->pass(static_cast<Millis>(table->limits().map_preview_ms) + 1);

    const Decision decision = table->command("ana", TidyMap{"tdy_preview"});

    CHECK(missing(decision) == std::vector<std::string>{"preview"});
    CHECK_FALSE(tidy(*table, "ana").refusal().has_value());
}

TEST_CASE("[R71, rule 3] who may not write the map now makes no layout so", "[room]") {
    auto table = room_with_family();
    const Decision other = propose(*table, "ben");
    CHECK(other.refusal() == Refusal::stage_closed);
    REQUIRE_FALSE(propose(*table, "ana").refused);
    table->go_to("reflection");

    const Decision decision = table->command("ana", TidyMap{"tdy_preview"});

    CHECK(decision.refusal() == Refusal::stage_closed);
    CHECK(standing(*table).empty());
}

TEST_CASE("[R71] pinned people stay where they were put, unless they are let go", "[room]") {
    auto table = room_with_family();
    table->change("ana", {put("eldest", 333, 777, true), put("mother", -40, 11, false)});
    const bool release = GENERATE(false, true);

    tidy(*table, "ana", {.release_pins = release});

    const auto at = standing(*table);
    REQUIRE(at.size() == 5);
    const bool stayed = at.at(someone("eldest")) == Standing{333, 777, true};
    CHECK(stayed == !release);
    CHECK(at.at(someone("eldest")).pinned == !release);
    if (release) CHECK(at.at(someone("eldest")).y == at.at(someone("middle")).y);
}

TEST_CASE("[R71, I9] inserting finds a place for the new one and moves nobody else", "[room]") {
    auto table = room_with_family();
    tidy(*table, "ana");
    const auto before = standing(*table);
    Date birth;
    birth.day.year = 2024;
    table->change(
        "ana",
        {make(someone("baby"), {with(Type::person, "birth", birth)}),
         make(
             rid("par", "baby"),
             {with(Type::parentage, "child", someone("baby")),
              with(Type::parentage, "union", rid("uni", "home"))}
         )}
    );

    tidy(*table, "ana", {.insert = true});

    auto after = standing(*table);
    REQUIRE(after.size() == 6);
    CHECK(after.at(someone("baby")).x > after.at(someone("youngest")).x);
    CHECK(after.at(someone("baby")).y == after.at(someone("youngest")).y);
    after.erase(someone("baby"));
    CHECK(after == before);
}

TEST_CASE("[R71] the network has places of its own, on its rings", "[room]") {
    auto table = room_with_family();
    table->change("ana", {set(someone("middle"), "index", true)});
    table->change(
        "ana",
        {make(rid("ctx", "school"), {with(Type::context, "kind", std::string("school"))})}
    );
    const TidyPlan plan =
        plan_tidy(shape_of(table->state().shared(), MapView::network, table->now()), {});

    REQUIRE(plan.spots.size() == 6);
    CHECK(plan.after.overlaps == 0);
    const auto at = [&plan](const RecordId& id) {
        const auto& things = plan.basis.things;
        const auto found = std::find(things.begin(), things.end(), id);
        return plan.spots[static_cast<std::size_t>(found - things.begin())];
    };
    const auto far = [&at](const RecordId& id) {
        const layout::Spot spot = at(id);
        return spot.x * spot.x + spot.y * spot.y;
    };
    CHECK(at(someone("middle")) == layout::Spot{0, 0});
    CHECK(far(someone("mother")) < far(rid("ctx", "school")));
}
