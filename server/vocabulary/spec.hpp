// What the vocabulary says of a record type, a field, a role and a command; the tables are
// generated.
#pragma once

#include "server/vocabulary/names.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace spacebetween {

/// One field of a record type. Its place in TypeSpec::fields is its index in a record.
struct FieldSpec {
    std::string_view name;
    FieldKind kind;
    /// The words a `choice` may hold.
    std::span<const std::string_view> choices;
    /// Code points of a `text` or `line`; 0 means the limit `text_points` alone.
    std::size_t max;
    double min_value;
    double max_value;
    /// A `number` without a fraction.
    bool whole;
    /// A reference that may name a record of any type; then `targets` is empty.
    bool any_target;
    std::span<const Type> targets;
    /// What happens to this record when what a reference names is deleted: `cascade` deletes it
    /// too, `clear` empties the reference, `refuse` refuses the deletion. A set is cleared of the
    /// one id.
    OnGone on_gone;
    /// Set by the server alone; a client's op on it is `not_allowed`.
    bool server_only;
    /// When not empty, only a holder of one of these roles may set it.
    std::span<const Role> only_roles;
    /// A `line` that holds a member id of this room.
    bool member;
};

/// One record type.
struct TypeSpec {
    Type type;
    std::string_view name;
    /// Ids are this, an underscore and 22 base64url characters.
    std::string_view prefix;
    /// The board it stands on. For a type with `board_of` this is the answer while that field is
    /// empty.
    BoardName board;
    /// The reference whose target lends it its board, home and visibility (a comment), or empty.
    std::string_view board_of;
    /// Any one of these targets permits writing it.
    std::span<const Target> homes;
    Audience audience;
    /// When not empty, one of them must be held as well: this is what denies.
    std::span<const Role> only_roles;
    std::span<const Mandate> only_mandates;
    std::span<const FieldSpec> fields;
    /// How a record reads as one line: words with {field} slots.
    std::string_view outline;
    /// At most one lives in a room (the contract).
    bool one_per_room;
    /// Refused to every `del`.
    bool never_deleted;
    /// Not counted in the room's or the map's limit (positions).
    bool uncounted;
};

const TypeSpec& spec_of(Type type);
std::span<const TypeSpec> all_types();
/// The type whose ids begin with this prefix.
std::optional<Type> type_of_prefix(std::string_view prefix);

const FieldSpec* field_of(Type type, std::string_view name);
/// The field's place in the type's fields, or nothing.
std::optional<std::size_t> field_index(Type type, std::string_view name);
bool may_refer_to(const FieldSpec& field, Type target);

/// A record of this type is written through this target (in a stage that grants it).
bool has_home(const TypeSpec& spec, Target target);
/// True for types that only the server makes.
bool server_made(const TypeSpec& spec);

enum class CommandHolders : std::uint8_t {
    everyone,  ///< any member, in a session or not, whatever the role
    star,      ///< every role but accountable_manager
    named,     ///< the roles of the table
};

enum class CommandTime : std::uint8_t {
    any,
    running,  ///< only while a session runs
    none,     ///< only while none runs
};

/// Who may give a command, and when. The order of play is the room's business.
struct CommandSpec {
    CommandName name;
    CommandHolders holders;
    std::span<const Role> roles;
    CommandTime time;
    /// Compare-and-set: `if.stage` must name the present stage revision.
    bool revision;
    /// Free of rates and stage rules: safety and hold come first.
    bool exempt;
};

const CommandSpec& spec_of(CommandName name);

/// Who may hold a role.
struct RoleSpec {
    Role role;
    bool guests;
    /// Only the roster's accountable manager or her deputy of the day.
    bool accountable;
    /// Not meant by `*` in a format.
    bool outside_star;
};

const RoleSpec& spec_of(Role role);
/// What a member without another part is.
Role default_role();

}  // namespace spacebetween
