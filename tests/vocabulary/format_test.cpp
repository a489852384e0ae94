// The shipped formats, and the look-ups that every permission is.
#include "server/vocabulary/format.hpp"

#include "tests/support/shipped.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace spacebetween;

namespace {

FormatStage stage_of(const Format& format, std::string_view id) {
    const auto found = std::ranges::find(format.stages, id, &FormatStage::id);
    REQUIRE(found != format.stages.end());
    return *found;
}

constexpr std::array presenter{Role::presenter};
constexpr std::array facilitator{Role::facilitator};
constexpr std::array reflector{Role::reflector};
constexpr std::array scribe{Role::scribe};
constexpr std::array child_seat{Role::child_seat};
constexpr std::array manager{Role::accountable_manager};

}  // namespace

TEST_CASE("the house format comes first and is as long as an hour", "[vocabulary]") {
    const auto formats = shipped_formats();
    REQUIRE_FALSE(formats.empty());

    int minutes = 0;
    for (const auto& stage : formats.front().stages) {
        minutes += stage.minutes;
    }

    CHECK(formats.front().id == "two_lens_consultation");
    CHECK(formats.front().stages.size() == 11);
    CHECK(minutes == 60);
}

TEST_CASE("every format begins with arriving and its five lines", "[vocabulary]") {
    for (const auto& format : shipped_formats()) {
        INFO(format.id);
        const auto& arriving = format.stages.front();
        CHECK(arriving.id == "arriving");
        CHECK(arriving.gate.size() == 5);
        CHECK(may_of(arriving, facilitator).contains(Target::contract));
        CHECK(may_of(arriving, scribe).contains(Target::contract));
        CHECK_FALSE(may_of(arriving, presenter).contains(Target::contract));
    }
}

TEST_CASE("the house format lets each role write what its table says", "[vocabulary]") {
    const auto format = shipped("two_lens_consultation");

    const auto experience = stage_of(format, "experience");
    CHECK(experience.mode == Mode::closed);
    CHECK(may_of(experience, presenter) == TargetSet{Target::own, Target::map});
    CHECK(may_of(experience, scribe) == TargetSet{Target::own, Target::map});
    CHECK(may_of(experience, reflector) == TargetSet{Target::own});

    const auto alone = stage_of(format, "alone");
    CHECK(alone.mode == Mode::sealed);
    CHECK(may_of(alone, reflector) == TargetSet{Target::own, Target::seal});

    const auto group = stage_of(format, "group");
    CHECK(may_of(group, reflector) == TargetSet{Target::own, Target::hypotheses});

    const auto take = stage_of(format, "take");
    CHECK(may_of(take, presenter).contains(Target::hypotheses));
    CHECK_FALSE(may_of(take, facilitator).contains(Target::hypotheses));

    const auto seat = stage_of(format, "childs_seat");
    CHECK(may_of(seat, child_seat).contains(Target::hypotheses));
    CHECK_FALSE(may_of(seat, reflector).contains(Target::hypotheses));

    CHECK(may_of(stage_of(format, "next_conversation"), reflector).contains(Target::plan));
    CHECK(may_of(stage_of(format, "one_word"), reflector) == TargetSet{Target::own});
}

TEST_CASE(
    "a manager admitted for one stage sees the plan and the draft, and nothing before it",
    "[vocabulary]"
) {
    const auto format = shipped("two_lens_consultation");

    for (const auto& stage : format.stages) {
        INFO(stage.id);
        const BoardSet expected =
            stage.admits_manager ? BoardSet{BoardName::own, BoardName::plan, BoardName::summary}
                                 : BoardSet{BoardName::own};
        CHECK(see_of(stage, manager) == expected);
    }
    CHECK(may_of(stage_of(format, "summary"), manager).contains(Target::plan));
    CHECK_FALSE(may_of(stage_of(format, "summary"), manager).contains(Target::summary));
}

TEST_CASE("whoever steps back has own notes and the bell, whatever else she is", "[vocabulary]") {
    const auto reflection = stage_of(shipped("two_lens_consultation"), "reflection");
    FormatStage open = reflection;
    open.may.star.insert(Target::hypotheses);
    constexpr std::array both{Role::presenter, Role::reflector};

    CHECK(listens(reflection, presenter));
    CHECK_FALSE(listens(reflection, reflector));
    CHECK(may_of(open, both) == TargetSet{Target::own, Target::bell});
    CHECK(may_of(open, reflector) == TargetSet{Target::own, Target::hypotheses});
}

TEST_CASE("listeners are shown the agreement and the map alone", "[vocabulary]") {
    const auto format = shipped("two_lens_consultation");
    const BoardSet calm{BoardName::own, BoardName::contract, BoardName::map};

    CHECK(see_of(stage_of(format, "experience"), reflector) == calm);
    CHECK(see_of(stage_of(format, "reflection"), presenter) == calm);
    CHECK(see_of(stage_of(format, "alone"), reflector) == calm);
}

TEST_CASE(
    "a star means every role but the accountable manager's, and roles add up",
    "[vocabulary]"
) {
    ByRole<TargetSet> may;
    may.star = {Target::plan};
    may.roles[Role::scribe] = {Target::contract};
    constexpr std::array two{Role::scribe, Role::reflector};
    constexpr std::array hat{Role::accountable_manager, Role::reflector};

    CHECK(may.of(two) == TargetSet{Target::plan, Target::contract});
    CHECK(may.of(manager).empty());
    CHECK(may.of(hat) == TargetSet{Target::plan});
    CHECK(may.of({}).empty());
}

TEST_CASE(
    "nobody seals outside a sealed stage, and every sealed stage is left by a reveal",
    "[vocabulary]"
) {
    for (const auto& format : shipped_formats()) {
        CHECK(format.stages.back().mode != Mode::sealed);
        for (const auto& stage : format.stages) {
            INFO(format.id << ' ' << stage.id);
            for (std::size_t index = 0; index < role_count; ++index) {
                const std::array held{static_cast<Role>(index)};
                const bool seals = may_of(stage, held).contains(Target::seal);
                CHECK((!seals || stage.mode == Mode::sealed));
            }
        }
    }
}

TEST_CASE(
    "between sessions the working board is seen, and only own notes are written",
    "[vocabulary]"
) {
    CHECK(may_between_sessions() == TargetSet{Target::own});
    CHECK(see_between_sessions().contains(BoardName::hypotheses));
    CHECK_FALSE(see_between_sessions().contains(BoardName::summary));
}

TEST_CASE(
    "eleven formats are shipped, each saying when to use it and whom it is owed to",
    "[vocabulary]"
) {
    const auto formats = shipped_formats();

    CHECK(formats.size() == 11);
    for (const auto& format : formats) {
        INFO(format.id);
        CHECK(format.use_when.starts_with("Use when "));
        CHECK_FALSE(format.stance.empty());
        CHECK_FALSE(format.source.empty());
        CHECK(format.min_people.value_or(0) >= 2);
        CHECK(format.max_people.value_or(99) <= 12);
    }
}

TEST_CASE(
    "peer consultation advises in one of nine ways, chosen in the stage before",
    "[vocabulary]"
) {
    const auto format = shipped("six_phase_peer_consultation");
    const auto advising = stage_of(format, "advising");

    CHECK(advising.modules.size() == 9);
    CHECK(stage_of(format, "method").chooses == "advising");
    CHECK(listens(advising, presenter));
    for (const auto& module : advising.modules) {
        INFO(module.id);
        CHECK_FALSE(module.name.empty());
        CHECK_FALSE(module.prompt.empty());
        CHECK(module.turn == Role::reflector);
        CHECK(module.rounds == 0);
    }
}

TEST_CASE("formats that are held forbid writing while the story is told", "[vocabulary]") {
    for (const auto* id : {"balint", "reflective_case_discussion"}) {
        const auto format = shipped(id);
        CHECK(format.ends_held);
        for (const auto& stage : format.stages) {
            INFO(id << ' ' << stage.id);
            if (stage.mode != Mode::quiet) {
                continue;
            }
            CHECK(may_of(stage, reflector) == TargetSet{Target::own});
            CHECK_FALSE(see_of(stage, reflector).contains(BoardName::hypotheses));
        }
    }
}

TEST_CASE("whoever takes a turn in a format is told by role, or everybody does", "[vocabulary]") {
    CHECK(stage_of(shipped("solution_focused_team"), "affirming").turn == Role::reflector);
    CHECK(stage_of(shipped("action_learning"), "updates").everyone_in_turn);
    CHECK(stage_of(shipped("action_learning"), "questions").questions_only);
    CHECK_FALSE(stage_of(shipped("action_learning"), "questions").turn.has_value());
}
