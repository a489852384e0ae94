// The look-ups that decide who may write what, and who may command.
#include "server/room/permission.hpp"

#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace spacebetween {

namespace {

const Roles* roles_in(const RoomState& state) {
    if (const Session* session = state.session()) {
        return &session->now.roles;
    }
    const EndedSession* last = state.last_session();
    return last == nullptr ? nullptr : &last->last.roles;
}

/// The fields an op would set or edit.
std::vector<FieldIndex> fields_of(const Op& op) {
    std::vector<FieldIndex> fields;
    if (const auto* made = std::get_if<NewOp>(&op)) {
        for (const FieldValue& given : made->fields) {
            fields.push_back(given.field);
        }
    } else if (const auto* set = std::get_if<SetOp>(&op)) {
        for (const FieldValue& given : set->fields) {
            fields.push_back(given.field);
        }
    } else if (const auto* text = std::get_if<TextOp>(&op)) {
        fields.push_back(text->field);
    } else if (const auto* in = std::get_if<InOp>(&op)) {
        fields.push_back(in->field);
    } else if (const auto* out = std::get_if<OutOp>(&op)) {
        fields.push_back(out->field);
    }
    return fields;
}

bool only_fields(const Op& op, Type type, std::initializer_list<std::string_view> names) {
    if (std::holds_alternative<NewOp>(op) || std::holds_alternative<DelOp>(op)) {
        return false;
    }
    const auto specs = spec_of(type).fields;
    const auto fields = fields_of(op);
    return std::all_of(fields.begin(), fields.end(), [&](FieldIndex field) {
        return field < specs.size() &&
               std::find(names.begin(), names.end(), specs[field].name) != names.end();
    });
}

bool holds_any(std::span<const Role> wanted, RoleSet held) {
    return std::any_of(wanted.begin(), wanted.end(), [&](Role role) {
        return held.contains(role);
    });
}

/// What a type and its fields ask of whoever writes them, in any stage.
bool fulfils_only(const Writer& writer, const Subject& subject, const Op& op) {
    const TypeSpec& spec = spec_of(subject.type);
    const RoleSet held = roles_of(writer.state, writer.member.id);
    if (!spec.only_roles.empty() && !holds_any(spec.only_roles, held)) {
        return false;
    }
    const bool needs_hat =
        std::find(spec.only_roles.begin(), spec.only_roles.end(), Role::accountable_manager) !=
        spec.only_roles.end();
    if (needs_hat && !may_decide(writer.member, writer.now)) {
        return false;
    }
    const auto& mandates = spec.only_mandates;
    if (!mandates.empty() &&
        std::find(mandates.begin(), mandates.end(), writer.member.who.mandate) == mandates.end()) {
        return false;
    }
    for (const FieldIndex field : fields_of(op)) {
        const bool asks = field < spec.fields.size() && !spec.fields[field].only_roles.empty();
        if (asks && !holds_any(spec.fields[field].only_roles, held)) {
            return false;
        }
    }
    return true;
}

/// A line keeps the source it was marked with: the yes that it needs was asked of that one.
bool points_elsewhere(const Subject& subject, const Op& op) {
    const auto* set = std::get_if<SetOp>(&op);
    const auto source = index_of(Type::summary_line, "source");
    return subject.type == Type::summary_line && set != nullptr &&
           std::any_of(set->fields.begin(), set->fields.end(), [&](const FieldValue& given) {
               return given.field == source;
           });
}

bool signed_off(const RoomState& state) {
    if (const Session* session = state.session()) {
        return session->now.summary.signed_off;
    }
    const EndedSession* last = state.last_session();
    return last == nullptr || last->last.summary.signed_off;
}

/// Marking a line for the summary is open to all who take part, in every open stage; and whoever
/// is asked whether their words may go in can answer.
bool may_mark(const Writer& writer, const Subject& subject, const Op& op) {
    const std::string& me = writer.member.id.text;
    if (subject.record && words_of(*subject.record, "asked_of") == me &&
        only_fields(op, Type::summary_line, {"author_says"})) {
        return writer.state.session() != nullptr ||
               keeps_draft(writer.state, writer.member.id, writer.now);
    }
    const Session* session = writer.state.session();
    if (session == nullptr || session->stage().mode != Mode::open ||
        listens(session->stage(), listed(roles_of(writer.state, writer.member.id)))) {
        return false;
    }
    RoleSet taking_part = roles_of(writer.state, writer.member.id);
    taking_part.erase(Role::accountable_manager);
    if (taking_part.empty()) {
        return false;
    }
    if (const auto* made = std::get_if<NewOp>(&op)) {
        const auto source = index_of(Type::summary_line, "source");
        return std::any_of(made->fields.begin(), made->fields.end(), [&](const FieldValue& given) {
            return given.field == source && !is_nothing(given.value);
        });
    }
    return (subject.record && words_of(*subject.record, "marked_by") == me) || !subject.record;
}

/// Between sessions: what came back on a conversation that this member is named in.
bool tells_what_came_back(const Writer& writer, const Subject& subject, const Op& op) {
    return writer.state.session() == nullptr && subject.type == Type::conversation &&
           subject.record && words_of(*subject.record, "who") == writer.member.id.text &&
           only_fields(op, Type::conversation, {"came_back", "came_back_on"});
}

std::optional<Refusal>
why_not_shared(const Writer& writer, const Subject& subject, Type home, const Op& op) {
    if (home == Type::summary_line && signed_off(writer.state)) {
        return Refusal::stage_closed;
    }
    const TargetSet may = rights_of(writer.state, writer.member.id).may;
    const auto homes = spec_of(home).homes;
    const bool granted = std::any_of(homes.begin(), homes.end(), [&](Target target) {
        return target != Target::seal && target != Target::own && target != Target::bell &&
               may.contains(target);
    });
    if (granted || tells_what_came_back(writer, subject, op)) {
        return std::nullopt;
    }
    if (subject.type == Type::summary_line && may_mark(writer, subject, op)) {
        return std::nullopt;
    }
    return Refusal::stage_closed;
}

}  // namespace

RoleSet roles_of(const RoomState& state, const MemberId& member) {
    const Roles* roles = roles_in(state);
    if (roles == nullptr) {
        return {};
    }
    const auto found = roles->find(member);
    return found == roles->end() ? RoleSet{} : found->second;
}

std::vector<Role> listed(RoleSet roles) {
    std::vector<Role> list;
    roles.for_each([&list](Role role) { list.push_back(role); });
    return list;
}

bool holds(const RoomState& state, const MemberId& member, Role role) {
    return roles_of(state, member).contains(role);
}

bool leads(const RoomState& state, const MemberId& member) {
    const RoleSet roles = roles_of(state, member);
    return roles.contains(Role::facilitator) || roles.contains(Role::co_facilitator);
}

bool only_accountable(RoleSet roles) { return roles == RoleSet{Role::accountable_manager}; }

bool waits_outside(const RoomState& state, const MemberId& member) {
    return waits_outside(state, member, roles_of(state, member));
}

bool waits_outside(const RoomState& state, const MemberId& member, RoleSet roles) {
    const Session* session = state.session();
    if (session == nullptr || !only_accountable(roles)) {
        return false;
    }
    const auto& admitted = session->now.admitted;
    return std::find(admitted.begin(), admitted.end(), member) == admitted.end();
}

Rights rights_at(const FormatStage& stage, RoleSet roles) {
    // Asked for each viewer of each change: listed without taking memory.
    std::array<Role, role_count> places{};
    std::size_t count = 0;
    roles.for_each([&](Role role) { places[count++] = role; });
    const std::span<const Role> held(places.data(), count);
    Rights rights{may_of(stage, held), see_of(stage, held)};
    if (stage.mode == Mode::quiet || stage.mode == Mode::readonly) {
        rights.may &= {Target::own, Target::bell};
    }
    if (stage.mode != Mode::sealed) {
        rights.may.erase(Target::seal);
    }
    return rights;
}

bool keeps_draft(const RoomState& state, const MemberId& member, Time now) {
    const EndedSession* last = state.last_session();
    if (state.session() != nullptr || last == nullptr || last->last.summary.signed_off) {
        return false;
    }
    const auto& until = last->last.summary.later_until;
    if (last->last.summary.discarded) {
        return false;
    }
    const RoleSet roles = roles_of(state, member);
    return until && now < *until &&
           (roles.contains(Role::presenter) || roles.contains(Role::facilitator) ||
            roles.contains(Role::scribe));
}

std::optional<Refusal>
why_not(const Writer& writer, const Subject& subject, Type home, const Op& op) {
    if (server_made(spec_of(subject.type)) || !fulfils_only(writer, subject, op) ||
        points_elsewhere(subject, op)) {
        return Refusal::not_allowed;
    }
    const TypeSpec& spec = spec_of(home);
    if (has_home(spec, Target::always)) {
        const bool over = subject.record && subject.type == Type::safety_stop &&
                          !is_nothing(field_value(*subject.record, "ending"));
        return over ? std::optional(Refusal::not_allowed) : std::nullopt;
    }
    switch (subject.where) {
        case Placement::own: {
            const bool rings = has_home(spec, Target::bell) && std::holds_alternative<NewOp>(op);
            const bool may =
                !rings || rights_of(writer.state, writer.member.id).may.contains(Target::bell);
            return may ? std::nullopt : std::optional(Refusal::stage_closed);
        }
        case Placement::sealed: {
            const bool may = has_home(spec, Target::seal) &&
                             rights_of(writer.state, writer.member.id).may.contains(Target::seal);
            return may ? std::nullopt : std::optional(Refusal::stage_closed);
        }
        case Placement::shared:
            break;
    }
    return why_not_shared(writer, subject, home, op);
}

std::optional<No> why_not(const Writer& writer, const Command& command) {
    const CommandSpec& spec = spec_of(name_of(command.with));
    const Session* session = writer.state.session();
    const auto told = [&](Refusal code) {
        RefusalInfo info;
        info.stage = session == nullptr ? std::nullopt : std::optional(session->now.rev);
        return No{code, std::move(info)};
    };
    if (spec.time == CommandTime::running && session == nullptr) {
        return told(Refusal::precondition);
    }
    if (spec.time == CommandTime::none && session != nullptr) {
        return told(Refusal::precondition);
    }
    RoleSet held = roles_of(writer.state, writer.member.id);
    if (spec.holders == CommandHolders::named && !holds_any(spec.roles, held)) {
        return No{Refusal::not_allowed, std::nullopt};
    }
    held.erase(Role::accountable_manager);
    if (spec.holders == CommandHolders::star && session != nullptr && held.empty()) {
        return No{Refusal::not_allowed, std::nullopt};
    }
    if (spec.revision && !command.if_stage) {
        return No{Refusal::schema, std::nullopt};
    }
    if (command.if_stage && !spec.exempt && session != nullptr &&
        *command.if_stage != session->now.rev) {
        return told(Refusal::precondition);
    }
    return std::nullopt;
}

}  // namespace spacebetween
