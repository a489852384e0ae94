// Copies a format, and puts a stage in between.
#include "server/room/stage_plan.hpp"

#include <iterator>
#include <string>
#include <utility>

namespace spacebetween {

namespace {

FormatStage inserted_stage(const FormatStage& around, StageInsert kind, int minutes) {
    FormatStage stage;
    stage.id = std::string(to_string(kind));
    stage.name = stage.id;
    stage.minutes = minutes;
    stage.see = around.see;
    switch (kind) {
        case StageInsert::write_alone:
            stage.mode = Mode::sealed;
            stage.may.star = {Target::own, Target::seal};
            stage.see.star.erase(BoardName::hypotheses);
            for (auto& [role, boards] : stage.see.roles) {
                boards.erase(BoardName::hypotheses);
            }
            break;
        case StageInsert::go_round:
            stage.mode = around.mode;
            stage.may = around.may;
            stage.listening = around.listening;
            break;
        case StageInsert::open_for_a_moment:
            stage.mode = Mode::open;
            stage.may.star = {Target::own, Target::hypotheses, Target::questions};
            stage.see.star |=
                {BoardName::contract,
                 BoardName::map,
                 BoardName::hypotheses,
                 BoardName::questions,
                 BoardName::summary};
            break;
    }
    return stage;
}

}  // namespace

StagePlanRef plan_of(const Format& format) {
    StagePlan plan;
    plan.format = format.id;
    plan.version = format.version;
    plan.name = format.name;
    plan.ends_held = format.ends_held;
    plan.roles = format.roles;
    for (const FormatStage& stage : format.stages) {
        plan.stages.push_back({stage, std::nullopt, false});
    }
    return std::make_shared<const StagePlan>(std::move(plan));
}

StagePlanRef with_inserted(
    const StagePlan& plan,
    std::size_t at,
    StageInsert kind,
    int minutes,
    int minutes_left
) {
    StagePlan longer = plan;
    const PlannedStage& around = plan.stages[at];
    PlannedStage rest = around;
    rest.goes_on = true;
    rest.stage.minutes = minutes_left;
    const auto after = std::next(longer.stages.begin(), static_cast<std::ptrdiff_t>(at + 1));
    const auto place =
        longer.stages.insert(after, {inserted_stage(around.stage, kind, minutes), kind, false});
    longer.stages.insert(std::next(place), std::move(rest));
    return std::make_shared<const StagePlan>(std::move(longer));
}

}  // namespace spacebetween
