// Looking back: what one saw then and may see now, and never what was sealed or somebody's own.
#include "server/room/history.hpp"

#include "tests/support/room_fixture.hpp"

#include <numeric>

using namespace spacebetween;

namespace {

std::optional<SessionHistory>
look_back(const RoomTable& table, std::string_view who, const SessionId& session) {
    const Limits limits;
    Looking looking(table.state(), table.id(who), limits, session);
    for (const Entry& entry : table.journal()) {
        const auto& ended = table.ended();
        if (std::find(ended.begin(), ended.end(), entry.key) == ended.end()) {
            looking.take(entry);
        }
    }
    return std::move(looking).finish();
}

std::vector<PastSession> sessions_of(const RoomTable& table, std::string_view who) {
    const Limits limits;
    Looking looking(table.state(), table.id(who), limits);
    for (const Entry& entry : table.journal()) {
        looking.take(entry);
    }
    return looking.sessions();
}

/// All words that any moment shows.
std::string words_in(const std::optional<SessionHistory>& history) {
    std::string all;
    REQUIRE(history.has_value());
    for (const HistoryMoment& moment : history->moments) {
        for (const Viewed& viewed : moment.put) {
            for (const Value& value : viewed.record().fields) {
                const auto* text = std::get_if<TextValue>(&value);
                const auto* line = std::get_if<std::string>(&value);
                all += text != nullptr ? text->words() : line != nullptr ? *line : std::string();
                all += '\n';
            }
        }
    }
    return all;
}

bool has(const std::string& all, std::string_view words) {
    return all.find(words) != std::string::npos;
}

void write_card(RoomTable& table, std::string_view who, const RecordId& id, std::string words) {
    const Decision decision = table.change(who, {make(id), type_in(id, "text", std::move(words))});
    REQUIRE_FALSE(decision.refusal().has_value());
}

}  // namespace

TEST_CASE("[R70] what follows soon belongs to the same moment", "[room][history]") {
    auto table = room_in_stage("group");
    const auto every = static_cast<Millis>(table->limits().history_every_ms);
    const auto between = GENERATE_REF(every - 1, every, every + 1);  // since the last moment
    const SessionId session = table->session().now.id;
    const auto before = look_back(*table, "ana", session)->moments.size();
    table->pass(every);
    write_card(*table, "ben", rid("hyp", "one"), "first thought");
    table->pass(1);
    write_card(*table, "ben", rid("hyp", "two"), "second thought");
    table->pass(between - 1);
    write_card(*table, "ben", rid("hyp", "six"), "another thought");

    const auto after = look_back(*table, "ana", session)->moments.size();

    // The last one is shown as it stands.
    CHECK(after - before == (between < every ? 2 : 3));
}

TEST_CASE(
    "[R70] a session is gone through stage by stage and moment by moment",
    "[room][history]"
) {
    auto table = room_in_stage("group");
    const SessionId session = table->session().now.id;
    write_card(*table, "ben", rid("hyp", "one"), "first thought");
    table->pass(20'000);
    table->change("ben", {type_in(rid("hyp", "one"), "text", "A ", 1)});
    table->pass(20'000);
    table->change("eve", {erase(rid("hyp", "one"))});
    table->pass(20'000);
    write_card(*table, "eve", rid("hyp", "two"), "second thought");
    table->next();

    const auto history = look_back(*table, "ana", session);
    REQUIRE(history.has_value());
    CHECK(history->session.number == 1);
    CHECK(history->plan->stages.size() == table->session().plan->stages.size());
    std::vector<std::size_t> entered;
    bool came = false;
    bool went = false;
    for (const HistoryMoment& moment : history->moments) {
        if (moment.entered) {
            entered.push_back(moment.stage);
        }
        for (const Viewed& viewed : moment.put) {
            came = came || words_of(viewed.record(), "text") == "A first thought";
        }
        went = went || std::find(moment.drop.begin(), moment.drop.end(), rid("hyp", "one")) !=
                           moment.drop.end();
    }
    std::vector<std::size_t> expected(table->session().now.at + 1);
    std::iota(expected.begin(), expected.end(), std::size_t{0});
    CHECK(entered == expected);
    CHECK(came);
    CHECK(went);
}

TEST_CASE("[R70] nothing sealed and nobody's own words are in it", "[room][history]") {
    auto table = room_in_stage("alone");
    const SessionId session = table->session().now.id;
    table->change(
        "ben",
        {make(rid("hyp", "b")), type_in(rid("hyp", "b"), "text", "sealed by ben")}
    );
    table->change("ben", {make(rid("not", "b")), type_in(rid("not", "b"), "text", "ben alone")});
    table->change("eve", {make(rid("hyp", "e")), type_in(rid("hyp", "e"), "text", "never sealed")});
    table->change("eve", {erase(rid("hyp", "e"))});
    for (const auto* who : {"ana", "ben", "eve", "cleo", "max"}) {
        const std::string all = words_in(look_back(*table, who, session));
        CHECK_FALSE(has(all, "sealed by ben"));
        CHECK_FALSE(has(all, "ben alone"));
    }
    table->next();
    const auto history = look_back(*table, "eve", session);
    const std::string all = words_in(history);
    CHECK(has(all, "sealed by ben"));
    CHECK_FALSE(has(all, "never sealed"));
    CHECK_FALSE(has(all, "ben alone"));
    for (const HistoryMoment& moment : history->moments) {
        for (const Viewed& viewed : moment.put) {
            CHECK(viewed.record().id != rid("hyp", "b"));
            CHECK((viewed.record().type != Type::hypothesis || viewed.record().by.empty()));
        }
    }
}

TEST_CASE(
    "[R70] whoever listens now looks back at no more than they are shown",
    "[room][history]"
) {
    auto table = room_in_stage("group");
    const SessionId session = table->session().now.id;
    write_card(*table, "ben", rid("hyp", "one"), "first thought");
    REQUIRE(has(words_in(look_back(*table, "ana", session)), "first thought"));
    const Decision jump = table->command("cleo", JumpStage{1});
    REQUIRE_FALSE(jump.refusal().has_value());
    table->flush();
    CHECK_FALSE(has(words_in(look_back(*table, "ana", session)), "first thought"));
}

TEST_CASE("[R70] a newcomer looks back to their first session and no further", "[room][history]") {
    auto table = room_in_stage("group");
    const SessionId first = table->session().now.id;
    write_card(*table, "ben", rid("hyp", "one"), "first thought");
    table->command("cleo", CloseSession{true});
    table->flush();
    Roster roster = usual_roster();
    roster.push_back(person("zoe"));
    table->set_roster(roster);
    table->enter("zoe");
    table->open();
    const SessionId second = table->session().now.id;

    CHECK_FALSE(look_back(*table, "zoe", first).has_value());
    CHECK(look_back(*table, "zoe", second).has_value());
    CHECK(sessions_of(*table, "zoe").size() == 1);
    const auto all = sessions_of(*table, "ben");
    REQUIRE(all.size() == 2);
    CHECK(all.back().id == first);
    CHECK(all.back().how == SessionEnd::early);
    CHECK(look_back(*table, "ben", first).has_value());
}

TEST_CASE("[R70] what was taken out is in no moment, and the session goes on", "[room][history]") {
    auto table = room_in_stage("group");
    const SessionId session = table->session().now.id;
    write_card(*table, "ben", rid("hyp", "one"), "a surname");
    write_card(*table, "ben", rid("hyp", "two"), "what stays");
    REQUIRE_FALSE(table->command("cleo", TakeOut{rid("hyp", "one")}).refusal().has_value());
    write_card(*table, "eve", rid("hyp", "three"), "what came after");
    table->next();
    table->check();

    const std::string all = words_in(look_back(*table, "dora", session));
    CHECK_FALSE(has(all, "a surname"));
    CHECK(has(all, "what stays"));
    CHECK(has(all, "what came after"));
}

TEST_CASE("[R70] no more moments are shown than the limit allows", "[room][history]") {
    for (const std::size_t most : {9U, 10U, 11U}) {
        auto table = room_in_stage("group");
        Limits limits;
        limits.history_moments = most;
        const std::size_t entered = table->session().now.at + 1;
        for (int i = 0; i < 20; ++i) {
            write_card(*table, "ben", rid("hyp", "n" + std::to_string(i)), "thought");
            table->pass(30'000);
        }
        Looking looking(table->state(), table->id("ana"), limits, table->session().now.id);
        for (const Entry& entry : table->journal()) {
            looking.take(entry);
        }
        const auto history = std::move(looking).finish();
        REQUIRE(history.has_value());
        // What was left in the end is always shown.
        CHECK(history->moments.size() <= std::max(most, entered) + 1);
    }
}
