// What a manager outside the session gets changes with summaries, open stops and decisions alone.
#include "tests/simulation/seeds.hpp"
#include "tests/simulation/told_bytes.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace spacebetween;

namespace {

std::string seen_by_max(const RoomTable& table) {
    return bytes_of(review_for(table.state(), AccountId("acc_max"), table.now()));
}

/// Whether the entries say anything that is a manager's to know.
bool concerns_the_manager(const Decision& decision) {
    for (const Entry& entry : decision.entries) {
        if (entry.summary || entry.info) return true;
        for (const ResolvedOp& op : entry.ops) {
            const auto type = type_of(subject_of(op));
            if (type == Type::safety_stop || type == Type::decision_needed ||
                type == Type::decision || type == Type::summary_page ||
                type == Type::summary_word || type == Type::summary_reading) {
                return true;
            }
        }
    }
    return false;
}

Decision act(RoomTable& table, SeededRandom& random) {
    static constexpr std::array<std::string_view, 5> people{"ana", "ben", "cleo", "dora", "eve"};
    static constexpr std::array<std::string_view, 9>
        prefixes{"per", "hyp", "que", "cnv", "act", "ned", "not", "sta", "voi"};
    const std::string who(people[below(random, people.size())]);
    const std::uint64_t drawn = below(random, 20);
    if (drawn == 0) return table.command("cleo", NextStage{});
    if (drawn == 1) return table.pass(4'000);
    if (drawn == 2) return table.command(who, RaiseSafety{RecordId(new_id("saf", random))});
    if (drawn == 3 && !table.state().open_stops().empty()) {
        const RecordId stop = table.state().open_stops().front();
        const EndSafety end{stop, SafetyEnding::held, "", "", "", "", "Ana", ""};
        return table.command(who, end);
    }
    const RecordId id(new_id(prefixes[below(random, prefixes.size())], random));
    return table.change(who, {make(id)});
}

}  // namespace

TEST_CASE(
    "what a manager outside gets changes with summaries, open stops and decisions alone",
    "[simulation]"
) {
    int changes = 0;
    for (const std::uint64_t seed : seeds(10)) {
        INFO("seed " << seed << ": SPACEBETWEEN_SEED=" << seed);
        SeededRandom random(seed);
        const auto table = room_in_stage("group");
        table->limits().change_burst = 10'000;
        std::string before = seen_by_max(*table);
        for (int i = 0; i < 150; ++i) {
            const Decision decision = act(*table, random);
            std::string after = seen_by_max(*table);
            const bool changed = after != before;
            if (changed) {
                ++changes;
                REQUIRE(concerns_the_manager(decision));
            }
            before = std::move(after);
        }
    }
    CHECK(changes > 0);
}

TEST_CASE("the board, drafts and notes of a room reach no manager outside", "[simulation]") {
    const auto table = room_in_stage("group");
    const RecordId id = rid("hyp", "one");
    REQUIRE_FALSE(table->change("ben", {make(id), type_in(id, "text", "CANARY")}).refusal());
    const std::string seen = seen_by_max(*table);
    CHECK(seen.find("CANARY") == std::string::npos);
    CHECK_FALSE(review_for(table->state(), AccountId("acc_ben"), table->now()).has_value());
}
