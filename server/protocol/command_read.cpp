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
    if (const auto to = keys.optional("to")) open.to = read_place(*to, keys);
    if (open.to && !open.carry) keys.refuse();
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
    set.seat = keys.optional_text("seat");
    return set;
}

CommandWith read_skip(ObjectReader& keys) {
    const auto at = keys.value("at");
    return SkipStage{.at = at ? read_place(*at, keys) : 0, .skip = keys.given_flag("skip")};
}

CommandWith read_with(ObjectReader& keys) {
    SitWith sit;
    const auto names = keys.value("names");
    if (!names || !names->is(JsonKind::array)) {
        keys.refuse();
        return sit;
    }
    for (const auto each : *names) {
        const auto name = each.text();
        if (!name || name->empty() || name->find('\0') != std::string_view::npos) keys.refuse();
        sit.names.emplace_back(name.value_or(""));
    }
    return sit;
}

CommandWith read_admit(ObjectReader& keys) {
    AdmitManager admit{.member = read_member(keys), .in = true};
    admit.in = keys.given_flag("in");
    return admit;
}

CommandWith read_next_room(ObjectReader& keys) {
    const auto how = keys.word<SessionEnd>("how");
    if (how == SessionEnd::left_open) keys.refuse();
    return NextRoom{.how = how};
}

CommandWith read_extend(ObjectReader& keys) {
    const auto minutes = keys.whole("minutes", INT32_MIN, INT32_MAX);
    if (minutes == 0) keys.refuse();
    return ExtendStage{.minutes = static_cast<int>(minutes)};
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

CommandWith read_import(ObjectReader& keys) {
    ImportMap import{.preview = keys.text("preview")};
    if (const auto same = keys.optional("same")) {
        if (!same->is(JsonKind::object)) keys.refuse();
        for (const auto each : *same) {
            const RecordId of_file{std::string(each.key())};
            const auto on_map = read_record_id(each);
            if (type_of(of_file) != Type::person || !on_map) keys.refuse();
            import.same.emplace(of_file, on_map.value_or(RecordId()));
        }
    }
    return import;
}

CommandWith read_keep(ObjectReader& keys) {
    KeepMark keep{.id = read_record_of(keys)};
    keep.keep = keys.given_flag("keep");
    return keep;
}

CommandWith read_open_history(ObjectReader& keys) {
    OpenHistory open{.member = read_member(keys)};
    open.open = keys.given_flag("open");
    return open;
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
            return read_extend(keys);
        case CommandName::stage_jump:
            return read_jump(keys);
        case CommandName::stage_insert:
            return read_insert(keys);
        case CommandName::stage_skip:
            return read_skip(keys);
        case CommandName::stage_module:
            return ChooseModule{.module = keys.text("module")};
        case CommandName::session_pause:
            return PauseSession{.on = keys.given_flag("on")};
        case CommandName::agenda_next:
            return read_next_room(keys);
        case CommandName::manager_admit:
            return read_admit(keys);
        case CommandName::member_with:
            return read_with(keys);
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
        case CommandName::map_tidy:
            return TidyMap{.preview = keys.text("preview")};
        case CommandName::map_import:
            return read_import(keys);
        case CommandName::map_object:
            return ObjectMap{.id = read_record_of(keys)};
        case CommandName::compass_keep:
            return read_keep(keys);
        case CommandName::history_open:
            return read_open_history(keys);
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
        case CommandName::summary_discard:
            return DiscardSummary{};
        case CommandName::summary_correct:
            return CorrectSummary{};
        case CommandName::contract_kept:
            return KeepContract{};
        case CommandName::map_share:
            return ShareMap{};
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
