// Reads what a command is given with.
#include "server/protocol/command_read.hpp"

#include "server/protocol/object_reader.hpp"
#include "server/protocol/record_json.hpp"

#include <utility>

namespace spacebetween {
namespace {

constexpr std::size_t format_id_bytes_max = 64;

MemberId read_member(ObjectReader& keys) { return keys.id<MemberId>("member", "m"); }

RecordId read_record_of(ObjectReader& keys) {
    const auto found = keys.value("id");
    auto id = found ? read_record_id(*found) : std::nullopt;
    if (!id) keys.refuse();
    return id.value_or(RecordId());
}

std::size_t read_place(JsonView json, ObjectReader& keys) {
    const auto place = json.whole(0, INT32_MAX);
    if (!place) keys.refuse();
    return static_cast<std::size_t>(place.value_or(0));
}

/// Each role once, in any order.
RoleSet read_roles(JsonView json, ObjectReader& keys) {
    RoleSet roles;
    if (!json.is(JsonKind::array)) keys.refuse();
    for (const auto each : json) {
        const auto role = enum_of<Role>(each.text().value_or(""));
        if (!role || roles.contains(*role)) {
            keys.refuse();
        } else {
            roles.insert(*role);
        }
    }
    return roles;
}

CommandWith read_open(ObjectReader& keys) {
    OpenSession open;
    open.format = keys.text("format");
    if (open.format.empty() || open.format.size() > format_id_bytes_max) keys.refuse();
    if (const auto roles = keys.optional("roles")) {
        if (!roles->is(JsonKind::object)) keys.refuse();
        for (const auto each : *roles) {
            const MemberId member{std::string(each.key())};
            if (!id_well_formed(member.text, "m")) keys.refuse();
            open.roles.emplace(member, read_roles(each, keys));
        }
    }
    open.carry = keys.flag("carry");
    return open;
}

CommandWith read_carry(ObjectReader& keys) {
    CarrySession carry;
    if (const auto to = keys.optional("to")) carry.to = read_place(*to, keys);
    return carry;
}

CommandWith read_jump(ObjectReader& keys) {
    const auto to = keys.value("to");
    return JumpStage{.to = to ? read_place(*to, keys) : 0};
}

CommandWith read_insert(ObjectReader& keys) {
    const auto kind = keys.word<StageInsert>("kind");
    return InsertStage{.kind = kind, .minutes = keys.number_of_steps("minutes", 1)};
}

CommandWith read_set_roles(ObjectReader& keys) {
    SetRoles set{.member = read_member(keys), .roles = {}};
    if (const auto roles = keys.value("roles")) set.roles = read_roles(*roles, keys);
    return set;
}

CommandWith read_raise(ObjectReader& keys) {
    RaiseSafety raise{.id = read_record_of(keys)};
    if (type_of(raise.id) != Type::safety_stop) keys.refuse();
    return raise;
}

CommandWith read_end(ObjectReader& keys) {
    EndSafety end;
    end.id = read_record_of(keys);
    end.ending = keys.word<SafetyEnding>("ending");
    end.who = keys.optional_text("who");
    end.what = keys.optional_text("what");
    end.by_when = keys.optional_text("by_when");
    end.passed_on_by = keys.optional_text("passed_on_by");
    end.held_by = keys.optional_text("held_by");
    end.why = keys.optional_text("why");
    return end;
}

/// Commands that are given with something.
std::optional<CommandWith> read_given(CommandName name, ObjectReader& keys) {
    switch (name) {
        case CommandName::session_open:
            return read_open(keys);
        case CommandName::session_close:
            return CloseSession{.early = keys.flag("early")};
        case CommandName::session_carry:
            return read_carry(keys);
        case CommandName::session_finish_by:
            return FinishBy{.at = Time{keys.whole("at")}};
        case CommandName::stage_extend:
            return ExtendStage{.minutes = keys.number_of_steps("minutes", 1)};
        case CommandName::stage_jump:
            return read_jump(keys);
        case CommandName::stage_insert:
            return read_insert(keys);
        case CommandName::role_set:
            return read_set_roles(keys);
        case CommandName::safety_raise:
            return read_raise(keys);
        case CommandName::safety_end:
            return read_end(keys);
        case CommandName::take_out:
            return TakeOut{.id = read_record_of(keys)};
        case CommandName::member_remove:
            return RemoveMember{.member = read_member(keys)};
        case CommandName::summary_sign:
            return SignSummary{.as = keys.word<SignedAs>("as")};
        default:
            return std::nullopt;
    }
}

/// Commands whose name says it all, or that need not be given anything.
std::optional<CommandWith> read_bare(CommandName name) {
    switch (name) {
        case CommandName::session_close:
            return CloseSession{};
        case CommandName::session_carry:
            return CarrySession{};
        case CommandName::stage_next:
            return NextStage{};
        case CommandName::stage_back:
            return PreviousStage{};
        case CommandName::turn_pass:
            return PassTurn{};
        case CommandName::turn_next:
            return NextTurn{};
        case CommandName::hold:
            return Hold{};
        case CommandName::facilitation_take:
            return TakeFacilitation{};
        case CommandName::facilitation_object:
            return ObjectFacilitation{};
        case CommandName::summary_later:
            return SummaryLater{};
        default:
            return std::nullopt;
    }
}

}  // namespace

std::optional<CommandWith> command_with_from(CommandName name, std::optional<JsonView> with) {
    if (!with) return read_bare(name);
    ObjectReader keys(*with);
    auto given = read_given(name, keys);
    return keys.fits() && with->size() > 0 ? given : std::nullopt;
}

}  // namespace spacebetween
