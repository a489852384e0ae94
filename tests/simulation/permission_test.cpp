// Every format, stage, part, account and record type, asked of a room and of the oracle.
#include "tests/simulation/permission_people.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace spacebetween;

namespace {

const std::string formats = std::string(SPACEBETWEEN_ROOT) + "/shared/formats";

constexpr std::size_t roles_asked_one_in = 3;

/// A field that can be emptied by whoever may alter the record at all.
std::optional<FieldIndex> plain_field(const TypeSpec& spec) {
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        const FieldSpec& field = spec.fields[i];
        const bool plain = field.kind != FieldKind::text && field.kind != FieldKind::refs &&
                           field.kind != FieldKind::ref && field.name != "author_says";
        if (plain && !field.server_only && field.only_roles.empty()) {
            return static_cast<FieldIndex>(i);
        }
    }
    return std::nullopt;
}

/// Asks a room for everything, cell by cell, and tells of the cells in which it differs. Each stage
/// is asked with all roles and homes, with the kinds of holders and types in turn: with all of them
/// at once in a campaign.
class Walk {
public:
    explicit Walk(PermissionRoom& room) : room_(room) {}

    void stage(const oracle::Stage& stage, std::size_t turn) {
        room_.admit(stage.admits_manager);
        for (const PartHolder* asked : room_.asked(turn, roles_asked_one_in)) {
            const PartHolder& holder = *asked;
            if (holder.name == "cleo") continue;
            for (const TypeSpec* spec : types_asked(types_turn_++)) {
                making(stage, holder, *spec);
                altering(stage, holder, *spec);
            }
            marking(stage, holder);
        }
        for (const std::string& cell : differences_)
            FAIL_CHECK(cell);
        differences_.clear();
    }

    [[nodiscard]] int cells() const { return cells_; }

private:
    void making(const oracle::Stage& stage, const PartHolder& holder, const TypeSpec& spec) {
        if (spec.one_per_room) return;
        std::vector<FieldValue> fields;
        if (!spec.board_of.empty()) {
            fields.push_back(with(spec.type, spec.board_of, room_.table().contract()));
        }
        const bool may = oracle::may_make(stage, holder.what, spec.name);
        make_and_undo(stage, holder, spec, std::move(fields), may);
    }

    void marking(const oracle::Stage& stage, const PartHolder& holder) {
        const bool sees_source = oracle::sees(stage, holder.what, "contract");
        const TypeSpec& spec = spec_of(Type::summary_line);
        const FieldValue source = with(spec.type, "source", room_.table().contract());
        const bool may = oracle::may_mark(stage, holder.what) && sees_source;
        make_and_undo(stage, holder, spec, {source}, may);
    }

    void make_and_undo(
        const oracle::Stage& stage,
        const PartHolder& holder,
        const TypeSpec& spec,
        std::vector<FieldValue> fields,
        bool may
    ) {
        RoomTable& table = room_.table();
        const RecordId id(new_id(spec.prefix, table.random()));
        const auto refused = refusal_of(table.change(holder.name, {make(id, std::move(fields))}));
        compare(stage, holder, spec, {"make", may, refused});
        if (refused) return;
        const bool sees = oracle::sees(stage, holder.what, oracle::board_of(spec.name)) ||
                          !oracle::is_shared(spec.name) || stage.mode == "sealed";
        const auto kept = refusal_of(table.change(holder.name, {erase(id)}));
        compare(stage, holder, spec, {"delete", sees, kept});
    }

    void altering(const oracle::Stage& stage, const PartHolder& holder, const TypeSpec& spec) {
        const RecordId* id = room_.standing(spec.name);
        const auto field = plain_field(spec);
        if (id == nullptr || !field) return;
        const Op op = SetOp{*id, {{*field, Value()}}};
        const auto refused = refusal_of(room_.table().change(holder.name, {op}));
        const bool may = oracle::may_alter(stage, holder.what, spec.name);
        compare(stage, holder, spec, {"alter", may, refused});
    }

    struct Cell {
        std::string_view what;
        bool may = false;
        std::optional<Refusal> refused;
    };

    void compare(
        const oracle::Stage& stage,
        const PartHolder& holder,
        const TypeSpec& spec,
        const Cell& cell
    ) {
        ++cells_;
        if (cell.may == !cell.refused.has_value()) return;
        std::string text = stage.id + ": " + holder.name + (cell.may ? " may " : " may not ");
        text += std::string(cell.what) + " " + std::string(spec.name);
        if (cell.refused) text += ", but is refused with " + std::string(to_string(*cell.refused));
        differences_.push_back(std::move(text));
    }

    PermissionRoom& room_;
    std::vector<std::string> differences_;
    int cells_ = 0;
    std::size_t types_turn_ = 0;
};

int cells_of(const oracle::Plan& plan, std::size_t& turn) {
    PermissionRoom room;
    room.furnish();
    room.open(plan.format);
    room.agree();
    room.mark_standing();
    REQUIRE(room.table().session().plan->stages.size() == plan.stages.size());
    Walk walk(room);
    for (std::size_t i = 0; i < plan.stages.size(); ++i) {
        INFO(plan.format);
        room.jump_to(i);
        REQUIRE(room.table().session().stage().id == plan.stages[i].id);
        REQUIRE(to_string(room.table().session().stage().mode) == plan.stages[i].mode);
        walk.stage(plan.stages[i], turn++);
    }
    return walk.cells();
}

}  // namespace

TEST_CASE(
    "in every stage of every format each part may write what the design says, and nothing else",
    "[simulation][permission]"
) {
    int cells = 0;
    std::size_t turn = 0;
    for (const oracle::Plan& plan : oracle::plans_in(formats))
        cells += cells_of(plan, turn);
    CHECK(cells > 10'000);
}

TEST_CASE("the house format is the one of the design", "[simulation][permission]") {
    const oracle::Plan house = oracle::house_format();
    for (const oracle::Plan& plan : oracle::plans_in(formats)) {
        if (plan.format != house.format) continue;
        REQUIRE(plan.stages.size() == house.stages.size());
        for (std::size_t i = 0; i < house.stages.size(); ++i) {
            CHECK(plan.stages[i].id == house.stages[i].id);
            CHECK(plan.stages[i].mode == house.stages[i].mode);
            CHECK((plan.stages[i].may == house.stages[i].may));
        }
        return;
    }
    FAIL("there is no house format");
}

TEST_CASE(
    "an inserted stage grants what it is for, whatever stage it is put into",
    "[simulation][permission]"
) {
    std::size_t turn = 0;
    for (std::size_t k = 0; k < stage_insert_count; ++k) {
        PermissionRoom room;
        room.furnish();
        room.open(oracle::house_format().format);
        room.agree();
        room.mark_standing();
        const auto plans = oracle::plans_in(formats);
        const auto plan = std::find_if(plans.begin(), plans.end(), [](const oracle::Plan& one) {
            return one.format == oracle::house_format().format;
        });
        Walk walk(room);
        // Each insertion puts itself and the rest of the stage behind the stage.
        for (const std::size_t at : {std::size_t{2}, std::size_t{4}, std::size_t{8}}) {
            const StageInsert kind = static_cast<StageInsert>(k);
            const std::size_t shifted = at + 2 * (at > 2 ? 1U : 0U) + 2 * (at > 4 ? 1U : 0U);
            room.jump_to(shifted);
            REQUIRE(room.table().session().stage().id == plan->stages[at].id);
            room.insert(kind);
            walk.stage(oracle::inserted(plan->stages[at], to_string(kind)), turn += 5);
        }
    }
}

TEST_CASE(
    "between sessions each part may write own notes, and the last one's draft where it is theirs",
    "[simulation][permission]"
) {
    PermissionRoom room;
    room.furnish();
    room.open(oracle::house_format().format);
    room.agree();
    room.mark_standing();
    room.close();
    Walk walk(room);
    for (std::size_t turn = 0; turn < kinds_of_holders * roles_asked_one_in; ++turn)
        walk.stage(oracle::between_sessions(), turn);
}
