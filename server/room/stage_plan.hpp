// The stages of one session: copied from its format, plus what the facilitator inserted.
#pragma once

#include "server/vocabulary/format.hpp"
#include "server/vocabulary/names.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace spacebetween {

struct PlannedStage {
    FormatStage stage;
    std::optional<StageInsert> inserted;
    bool goes_on = false;  ///< the rest of the stage before an inserted one
    bool skipped = false;  ///< the lead means to go past it

    friend bool operator==(const PlannedStage&, const PlannedStage&) = default;
};

/// Never altered once a session runs on it: an inserted stage makes a new plan.
struct StagePlan {
    std::string format;
    int version = 1;
    std::string name;
    bool ends_held = false;
    std::vector<Role> roles;
    std::vector<PlannedStage> stages;

    friend bool operator==(const StagePlan&, const StagePlan&) = default;
};

using StagePlanRef = std::shared_ptr<const StagePlan>;

StagePlanRef plan_of(const Format& format);

/// The plan with one more stage after `at`, and after it the rest of the stage at `at`.
StagePlanRef with_inserted(
    const StagePlan& plan,
    std::size_t at,
    StageInsert kind,
    int minutes,
    int minutes_left
);

}  // namespace spacebetween
