// Who may write what, see what and give which command: written down from the design and from
// nothing else.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween::oracle {

using Words = std::set<std::string, std::less<>>;
using ByRoleWords = std::map<std::string, Words, std::less<>>;

/// A stage as a format's file has it. `*` is every role but the accountable manager's.
struct Stage {
    std::string id;
    std::string mode;
    ByRoleWords may;
    ByRoleWords see;
    std::string listening;        ///< the role that steps back; empty when none does
    bool admits_manager = false;  ///< whoever is there as accountable manager alone may be let in
};

struct Plan {
    std::string format;
    std::vector<Stage> stages;
};

/// Every format in the folder, read from its file: no table of the server's comes between.
std::vector<Plan> plans_in(const std::string& folder);

/// The house format as the design has it, without what is shown.
Plan house_format();

/// What somebody is: the roles they hold, and whether they may decide for the family today.
struct Holder {
    Words roles;
    bool decides = false;
    bool outsider = false;  ///< a guest, or a manager: takes nobody's chair
    bool admitted = false;  ///< let into the present stage, where that is needed
};

/// Whether the oracle has heard of a record type. One that is new must be written into its table.
bool knows(std::string_view type);
/// The board a record of this type stands on.
std::string_view board_of(std::string_view type);
/// The same for types that the same people may write, in the same stages.
std::string rights_group(std::string_view type);
/// A record of this type can stand where others see it.
bool is_shared(std::string_view type);

/// Whether the holder may make a record of this type in some way; a comment is one on the contract.
bool may_make(const Stage& stage, const Holder& holder, std::string_view type);
/// Whether the holder may alter a record of this type that everybody shares.
bool may_alter(const Stage& stage, const Holder& holder, std::string_view type);
/// A line for the summary that names its source, which the holder sees.
bool may_mark(const Stage& stage, const Holder& holder);
bool sees(const Stage& stage, const Holder& holder, std::string_view board);
/// Whether the holder is there as accountable manager alone, and outside until let in.
bool needs_admission(const Holder& holder);

/// Between sessions, as a stage of its own; the summary's draft is for those who made it.
Stage between_sessions();
/// What the facilitator puts into a stage: `write_alone`, `go_round` or `open_for_a_moment`.
Stage inserted(const Stage& around, std::string_view kind);

/// Whether the holder may give this command while a session runs; nothing when it is unknown.
std::optional<bool> may_command(const Holder& holder, std::string_view command);

}  // namespace spacebetween::oracle
