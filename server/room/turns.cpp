// Keeps whose turn it is: everyone once a round, and nobody is made to speak.
#include "server/room/turns.hpp"

#include <algorithm>
#include <optional>

namespace spacebetween {

namespace {

struct Speaking {
    std::optional<Role> turn;
    bool everyone = false;
    int rounds = 1;
};

Speaking speaking(const PlannedStage& planned, std::string_view id) {
    const FormatStage& stage = planned.stage;
    if (planned.inserted == StageInsert::go_round) {
        return {std::nullopt, true, 1};
    }
    if (const StageModule* module = module_of(stage, id)) {
        return {module->turn, module->everyone_in_turn, module->rounds.value_or(1)};
    }
    return {stage.turn, stage.everyone_in_turn, stage.rounds.value_or(1)};
}

std::vector<MemberId>
turn_order(const Deciding& deciding, const Speaking& speaking, const Roles& all) {
    std::vector<MemberId> order;
    for (const Member& member : deciding.state.members()) {
        const auto found = all.find(member.id);
        if (found == all.end() || !deciding.attendance.is_here(member.id)) {
            continue;
        }
        RoleSet roles = found->second;
        const bool named = speaking.turn && roles.contains(*speaking.turn);
        roles.erase(Role::accountable_manager);
        if (named || (speaking.everyone && !roles.empty())) {
            order.push_back(member.id);
        }
    }
    return order;
}

}  // namespace

const StageModule* module_of(const FormatStage& stage, std::string_view id) {
    const auto found =
        std::find_if(stage.modules.begin(), stage.modules.end(), [id](const StageModule& module) {
            return module.id == id;
        });
    return found == stage.modules.end() ? nullptr : &*found;
}

int rounds_of(const PlannedStage& stage, std::string_view module) {
    return speaking(stage, module).rounds;
}

void begin_turns(const Deciding& deciding, const PlannedStage& stage, SessionState& now) {
    now.turns = turn_order(deciding, speaking(stage, now.module), now.roles);
    now.passed.clear();
    now.round = now.turns.empty() ? std::nullopt : std::optional(1);
}

void end_turn(const Deciding& deciding, const PlannedStage& stage, SessionState& now) {
    now.turns.erase(now.turns.begin());
    const Speaking rule = speaking(stage, now.module);
    const int round = now.round.value_or(1);
    if (!now.turns.empty() || (rule.rounds > 0 && round >= rule.rounds)) {
        return;
    }
    now.turns = turn_order(deciding, rule, now.roles);
    now.round = round + 1;
}

}  // namespace spacebetween
