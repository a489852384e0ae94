// Every part and command, asked of a room and of the oracle; and safety, which everybody may.
#include "server/vocabulary/spec.hpp"
#include "tests/simulation/permission_people.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string>

using namespace spacebetween;

namespace {

std::optional<CommandWith> of_the_map(CommandName name) {
    if (name == CommandName::map_tidy) return TidyMap{"tdy_nothing"};
    if (name == CommandName::map_import) return ImportMap{"imp_nothing"};
    if (name == CommandName::map_share) return ShareMap{};
    if (name == CommandName::map_object) return ObjectMap{rid("shr", "nothing")};
    if (name == CommandName::compass_keep) return KeepMark{rid("cmp", "nothing")};
    if (name == CommandName::history_open) return OpenHistory{MemberId("m_nobody")};
    return std::nullopt;  // opening is asked below
}

/// A form of each command that changes nothing when it is allowed, for it asks for what cannot be.
std::optional<CommandWith> harmless(CommandName name, SignedAs as) {
    using enum CommandName;
    const RecordId nothing = rid("hyp", "nothing");
    switch (name) {
        case session_close:
            return CloseSession{};
        case session_carry:
            return CarrySession{};
        case session_finish_by:
            return FinishBy{monday_noon};
        case stage_next:
            return NextStage{};
        case stage_back:
            return PreviousStage{};
        case stage_extend:
            return ExtendStage{1};
        case stage_jump:
            return JumpStage{1};
        case stage_insert:
            return InsertStage{StageInsert::go_round, 1};
        case role_set:
            return SetRoles{MemberId("m_nobody"), RoleSet{Role::reflector}};
        case turn_pass:
            return PassTurn{};
        case turn_next:
            return NextTurn{};
        case hold:
            return Hold{};
        case safety_raise:
            return RaiseSafety{nothing};
        case safety_end:
            return EndSafety{rid("saf", "nothing"), SafetyEnding::error, "", "", "", "", "", "x"};
        case take_out:
            return TakeOut{nothing};
        case member_remove:
            return RemoveMember{MemberId("m_nobody")};
        case facilitation_take:
            return TakeFacilitation{};
        case facilitation_object:
            return ObjectFacilitation{};
        case summary_sign:
            return SignSummary{as};
        case summary_later:
            return SummaryLater{};
        case stage_skip:
            return SkipStage{1'000, true};
        case stage_module:
            return ChooseModule{"none"};
        case contract_kept:
            return KeepContract{};
        case manager_admit:
            return AdmitManager{MemberId("m_nobody"), true};
        case member_with:
            return SitWith{{""}};
        default:
            return of_the_map(name);
    }
}

SignedAs signs_as(const oracle::Holder& holder) {
    if (holder.roles.contains("presenter")) return SignedAs::presenter;
    if (holder.roles.contains("facilitator")) return SignedAs::facilitator;
    return SignedAs::for_those_present;
}

}  // namespace

TEST_CASE(
    "each part may give the commands that the design says, and no others",
    "[simulation][permission]"
) {
    PermissionRoom room;
    room.open(oracle::house_format().format);
    RoomTable& table = room.table();
    for (const PartHolder& holder : room.people()) {
        for (std::size_t c = 0; c < command_name_count; ++c) {
            const CommandName name = static_cast<CommandName>(c);
            const auto with = harmless(name, signs_as(holder.what));
            // The facilitator does not take her own chair.
            const bool own_chair =
                name == CommandName::facilitation_take && holder.what.roles.contains("facilitator");
            if (!with || own_chair) continue;
            INFO(holder.name << " " << to_string(name));
            // Where a revision is asked for, it is one that has passed.
            Command command{*with, std::nullopt};
            if (spec_of(name).revision) command.if_stage = 0;
            const auto refusal = table.submit(holder.name, std::move(command)).refusal();
            const auto wanted = oracle::may_command(holder.what, to_string(name));
            REQUIRE(wanted.has_value());
            CHECK((refusal != Refusal::not_allowed) == *wanted);
        }
    }
}

TEST_CASE("between sessions anybody may start one", "[simulation][permission]") {
    PermissionRoom room;
    for (const PartHolder& holder : room.people()) {
        INFO(holder.name);
        const OpenSession with{"no_such_format", {}, false, nullptr};
        const auto refusal = room.table().command(holder.name, with).refusal();
        CHECK(refusal.has_value());
        CHECK(refusal != Refusal::not_allowed);
    }
}

TEST_CASE(
    "in every stage anybody in any part may raise a safety stop, say what is known and end it",
    "[simulation][permission]"
) {
    std::size_t turn = 0;
    for (const auto& plan : oracle::plans_in(std::string(SPACEBETWEEN_ROOT) + "/shared/formats")) {
        PermissionRoom room;
        room.open(plan.format);
        room.agree();
        RoomTable& table = room.table();
        for (std::size_t i = 0; i < plan.stages.size(); ++i) {
            room.jump_to(i);
            for (const PartHolder* asked : room.asked(turn++, 4)) {
                const PartHolder& holder = *asked;
                INFO(plan.format << " " << plan.stages[i].id << " " << holder.name);
                const RecordId id(new_id("saf", table.random()));
                CHECK_FALSE(table.command(holder.name, RaiseSafety{id}).refusal());
                CHECK_FALSE(table.change(holder.name, {type_in(id, "known", "seen")}).refusal());
                const EndSafety end{id, SafetyEnding::error, "", "", "", "", "", "a slip"};
                CHECK_FALSE(table.command(holder.name, end).refusal());
                CHECK(table.change(holder.name, {erase(id)}).refusal());
            }
        }
    }
}
