// The map as a whole: a preview that somebody says yes to, and a copy that leaves the room.
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

namespace {

const RecordId zoe = rid("per", "zoe");
const RecordId mara = rid("per", "mara");
const RecordId couple = rid("uni", "couple");
const RecordId child_link = rid("par", "child_link");

Proposal family_of(const RoomTable& table, std::string_view name) {
    Proposal proposal;
    proposal.id = "imp_preview";
    proposal.of = CommandName::map_import;
    proposal.ops = {
        make(zoe, {with(Type::person, "name", std::string("Zoe"))}),
        make(mara, {with(Type::person, "name", std::string("Mara"))}),
        make(couple, {with(Type::union_, "partners", RefSet({mara}))}),
        make(
            child_link,
            {with(Type::parentage, "child", zoe), with(Type::parentage, "union", couple)}
        )
    };
    proposal.base = map_base(table.state(), table.id(name));
    return proposal;
}

std::unique_ptr<RoomTable> table_at_map() { return room_in_stage("experience"); }

Decision propose(RoomTable& table, std::string_view name, Proposal proposal) {
    return table.room()
        .propose(AccountId("acc_" + std::string(name)), std::move(proposal), table.now());
}

Decision take(RoomTable& table, std::string_view name, MapCopyKind kind = MapCopyKind::json) {
    Decision decision =
        table.room().take_map(AccountId("acc_" + std::string(name)), kind, table.now());
    table.take(decision);
    return decision;
}

std::vector<std::string> missing_in(const Decision& decision) {
    const No* no = decision.reply ? std::get_if<No>(&decision.reply->what) : &*decision.refused;
    REQUIRE(no != nullptr);
    REQUIRE(no->info.has_value());
    return no->info->missing;
}

RecordId the_share(RoomTable& table, std::string_view name = "ben") {
    const auto shares = table.heard(name).of_type(Type::map_share);
    REQUIRE_FALSE(shares.empty());
    return shares.back().id;
}

}  // namespace

TEST_CASE("[R71] a preview changes nothing, and becomes so in one change of its member", "[room]") {
    auto table = table_at_map();
    const std::size_t before = table->journal().size();
    REQUIRE_FALSE(propose(*table, "ana", family_of(*table, "ana")).refused);
    CHECK(table->journal().size() == before);
    CHECK(table->heard("ben").of_type(Type::person).empty());

    const Decision decision = table->command("ana", ImportMap{"imp_preview"});

    REQUIRE_FALSE(decision.refusal());
    CHECK(decision.entries.size() == 1);
    CHECK(decision.entries.front().by == table->id("ana"));
    CHECK(table->heard("ben").of_type(Type::person).size() == 2);
    CHECK(table->heard("ana").of_type(Type::parentage).size() == 1);
    table->check();
}

TEST_CASE("[R71] a preview is for its member, its command, once and for a while", "[room]") {
    auto table = table_at_map();
    REQUIRE_FALSE(propose(*table, "ana", family_of(*table, "ana")).refused);

    CHECK(
        missing_in(table->command("ben", ImportMap{"imp_preview"})) ==
        std::vector<std::string>{"preview"}
    );
    CHECK(table->command("ana", TidyMap{"imp_preview"}).refusal() == Refusal::precondition);
    CHECK(table->command("ana", ImportMap{"imp_other"}).refusal() == Refusal::precondition);
    table->pass(static_cast<Millis>(table->limits().map_preview_ms) + 1);
    CHECK(table->command("ana", ImportMap{"imp_preview"}).refusal() == Refusal::precondition);

    REQUIRE_FALSE(propose(*table, "ana", family_of(*table, "ana")).refused);
    REQUIRE_FALSE(table->command("ana", ImportMap{"imp_preview"}).refusal());
    CHECK(table->command("ana", ImportMap{"imp_preview"}).refusal() == Refusal::precondition);
}

TEST_CASE("[R71] a preview of a map that has changed since is refused", "[room]") {
    auto table = table_at_map();
    REQUIRE_FALSE(propose(*table, "ana", family_of(*table, "ana")).refused);
    REQUIRE_FALSE(table->change("ana", {make(rid("per", "tom"))}).refusal());

    CHECK(
        missing_in(table->command("ana", ImportMap{"imp_preview"})) ==
        std::vector<std::string>{"map"}
    );
    CHECK(table->heard("ben").of_type(Type::union_).empty());
}

TEST_CASE("[R71] people who are on the map already are joined and not overwritten", "[room]") {
    auto table = table_at_map();
    const RecordId here = rid("per", "here");
    REQUIRE_FALSE(
        table->change("ana", {make(here, {with(Type::person, "name", std::string("Z"))})}).refusal()
    );
    REQUIRE_FALSE(propose(*table, "ana", family_of(*table, "ana")).refused);

    CHECK(
        table->command("ana", ImportMap{"imp_preview", {{couple, here}}}).refusal() ==
        Refusal::reference
    );
    CHECK(
        table->command("ana", ImportMap{"imp_preview", {{zoe, child_link}}}).refusal() ==
        Refusal::reference
    );
    CHECK(
        table->command("ana", ImportMap{"imp_preview", {{zoe, here}, {mara, here}}}).refusal() ==
        Refusal::reference
    );
    REQUIRE_FALSE(table->command("ana", ImportMap{"imp_preview", {{zoe, here}}}).refusal());

    const Board& board = table->state().shared();
    CHECK(ref_of(*board.find(child_link), "child") == here);
    CHECK(words_of(*board.find(here), "name") == "Z");
    CHECK(board.find(zoe) == nullptr);
}

TEST_CASE(
    "[R71] a stage that does not let a member write the map refuses preview and change",
    "[room]"
) {
    auto table = table_at_map();
    CHECK(propose(*table, "max", family_of(*table, "max")).refusal() == Refusal::stage_closed);
    REQUIRE_FALSE(propose(*table, "ana", family_of(*table, "ana")).refused);
    table->go_to("reflection");
    REQUIRE_FALSE(rights_of(table->state(), table->id("ana")).may.contains(Target::map));

    CHECK(table->command("ana", ImportMap{"imp_preview"}).refusal() == Refusal::stage_closed);
    CHECK(propose(*table, "ana", family_of(*table, "ana")).refusal() == Refusal::stage_closed);
}

TEST_CASE("[R71] what the board or the limits would not take is refused at the preview", "[room]") {
    auto table = table_at_map();
    Proposal loop = family_of(*table, "ana");
    loop.ops.push_back(make(
        rid("par", "loop"),
        {with(Type::parentage, "child", mara), with(Type::parentage, "union", couple)}
    ));
    CHECK(propose(*table, "ana", loop).refusal().has_value());
    table->limits().map_effect_bytes = 100;
    CHECK(propose(*table, "ana", family_of(*table, "ana")).refusal() == Refusal::limit_room);
    table->limits().map_effect_bytes = 100'000;
    table->limits().map_records = 3;
    CHECK(propose(*table, "ana", family_of(*table, "ana")).refusal() == Refusal::limit_room);
}

TEST_CASE("[R71] [I-12] one change of the map is as large as its limit, and no larger", "[room]") {
    auto table = table_at_map();
    const auto taken_at = [&table](std::size_t most) {
        table->limits().map_effect_bytes = most;
        return !propose(*table, "ana", family_of(*table, "ana")).refusal();
    };
    // What the family weighs once it is on the map.
    REQUIRE(taken_at(100'000));
    REQUIRE_FALSE(table->command("ana", ImportMap{"imp_preview"}).refusal());
    std::size_t weight = 0;
    for (const RecordId& id : {zoe, mara, couple, child_link})
        weight += bytes_of(*table->state().shared().find(id));
    table = table_at_map();

    CHECK_FALSE(taken_at(weight - 1));
    CHECK(taken_at(weight));
    CHECK(taken_at(weight + 1));
}

TEST_CASE("[R72] a copy leaves when the presenter shared the map and nobody objected", "[room]") {
    auto table = table_at_map();
    CHECK(missing_in(take(*table, "ben")) == std::vector<std::string>{"map_share"});
    CHECK(table->command("ben", ShareMap{}).refusal() == Refusal::not_allowed);

    REQUIRE_FALSE(table->command("ana", ShareMap{}).refusal());
    CHECK(table->command("ana", ShareMap{}).refusal() == Refusal::precondition);
    CHECK(missing_in(take(*table, "ben")) == std::vector<std::string>{"map_share"});
    table->pass(static_cast<Millis>(table->limits().map_objection_ms));

    REQUIRE_FALSE(take(*table, "ben", MapCopyKind::gedcom7).refused);
    const auto copies = table->heard("ana").of_type(Type::map_copy);
    REQUIRE(copies.size() == 1);
    CHECK(words_of(copies.front(), "who") == table->id("ben").text);
    CHECK(words_of(copies.front(), "kind") == "gedcom7");
    table->pass(static_cast<Millis>(table->limits().map_shared_ms));
    CHECK(missing_in(take(*table, "ben")) == std::vector<std::string>{"map_share"});
    table->check();
}

TEST_CASE("[R72] whoever objects is not named, and nothing leaves any more", "[room]") {
    auto table = table_at_map();
    REQUIRE_FALSE(table->command("ana", ShareMap{}).refusal());
    const RecordId share = the_share(*table);

    const Decision objection = table->command("eve", ObjectMap{share});

    REQUIRE_FALSE(objection.refusal());
    CHECK(objection.entries.front().by.empty());
    table->pass(static_cast<Millis>(table->limits().map_objection_ms));
    CHECK(missing_in(take(*table, "ana")) == std::vector<std::string>{"map_share"});
    CHECK(table->command("eve", ObjectMap{share}).refusal() == Refusal::precondition);
    CHECK(table->command("eve", ObjectMap{rid("shr", "none")}).refusal() == Refusal::not_found);
    REQUIRE_FALSE(table->command("ana", ShareMap{}).refusal());
    CHECK(flag_of(*table->state().shared().find(share), "objected"));
}

TEST_CASE("[R72] with the session the leave ends, and strangers have none", "[room]") {
    auto table = table_at_map();
    REQUIRE_FALSE(table->command("ana", ShareMap{}).refusal());
    table->pass(static_cast<Millis>(table->limits().map_objection_ms));
    CHECK(table->room().take_map(AccountId("acc_who"), MapCopyKind::csv, table->now()).refused);
    REQUIRE_FALSE(table->command("cleo", CloseSession{true}).refusal());
    table->flush();

    CHECK(take(*table, "ana").refused.has_value());
}
