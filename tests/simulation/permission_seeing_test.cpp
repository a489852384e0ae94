// Every format, stage and part: what the room shows of each board, and what the oracle would.
#include "server/room/view.hpp"
#include "server/vocabulary/spec.hpp"
#include "tests/simulation/permission_people.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace spacebetween;

namespace {

/// A record of each type that can be shared: what of it each part is sent must be the oracle's
/// word.
void check_seeing(PermissionRoom& room, const oracle::Stage& stage, std::size_t turn) {
    room.admit(stage.admits_manager);
    for (const PartHolder* asked : room.asked(turn, 3)) {
        const PartHolder& holder = *asked;
        std::set<RecordId> sent;
        const MemberId id = room.table().id(holder.name);
        for (const Viewed& viewed : room.table().room().snapshot(id).records) {
            sent.insert(viewed.record().id);
        }
        for (const TypeSpec& spec : all_types()) {
            const RecordId* standing = room.standing(spec.name);
            if (standing == nullptr) continue;
            // Decisions needed reach the accountable manager wherever she is.
            const bool outside =
                oracle::needs_admission(holder.what) && spec.name == "decision_needed";
            const bool sees = oracle::sees(stage, holder.what, oracle::board_of(spec.name));
            if (sent.contains(*standing) != (sees || outside)) {
                FAIL_CHECK(stage.id << ", " << holder.name << ", " << spec.name);
            }
        }
    }
}

}  // namespace

TEST_CASE("whoever may write to a board is shown it", "[simulation][permission]") {
    for (const auto& plan : oracle::plans_in(std::string(SPACEBETWEEN_ROOT) + "/shared/formats")) {
        for (const oracle::Stage& stage : plan.stages) {
            for (const auto& [role, targets] : stage.may) {
                for (const std::string& target : targets) {
                    if (target == "own" || target == "bell" || target == "seal") continue;
                    INFO(plan.format << ", " << stage.id << ": " << role << " to " << target);
                    const bool everybody = role == "*" && stage.see.contains("*") &&
                                           stage.see.at("*").contains(target);
                    CHECK((everybody || oracle::sees(stage, {{role}, false, false, true}, target)));
                }
            }
        }
    }
}

TEST_CASE(
    "in every stage of every format each part is sent the boards that the design shows",
    "[simulation][permission]"
) {
    std::size_t turn = 0;
    for (const auto& plan : oracle::plans_in(std::string(SPACEBETWEEN_ROOT) + "/shared/formats")) {
        PermissionRoom room;
        room.furnish();
        room.open(plan.format);
        room.agree();
        room.mark_standing();
        for (std::size_t i = 0; i < plan.stages.size(); ++i) {
            INFO(plan.format);
            room.jump_to(i);
            check_seeing(room, plan.stages[i], turn++);
        }
        room.close();
        check_seeing(room, oracle::between_sessions(), turn++);
    }
}
