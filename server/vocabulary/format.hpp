// An ordered plan of a session, as a value: teams edit theirs, the shipped ones are generated.
#pragma once

#include "server/vocabulary/target_set.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace spacebetween {

/// What each role gets, `*` being every role but accountable_manager. Roles add up; somebody who
/// holds no role gets nothing, so the room gives everybody one (default_role).
template <class Set>
struct ByRole {
    Set star;
    std::map<Role, Set> roles;

    [[nodiscard]] Set of(std::span<const Role> held) const {
        Set all;
        for (const Role role : held) {
            if (role != Role::accountable_manager) {
                all |= star;
            }
            if (const auto found = roles.find(role); found != roles.end()) {
                all |= found->second;
            }
        }
        return all;
    }
    friend bool operator==(const ByRole&, const ByRole&) = default;
};

/// One way to answer a line of a gate: somebody holds the role, or the field of the room's one
/// record of the type holds something.
struct GateItem {
    std::optional<Role> role;
    Type type = Type::contract;
    std::string field;

    friend bool operator==(const GateItem&, const GateItem&) = default;
};

/// Answered when any of its items is.
using GateLine = std::vector<GateItem>;

/// One way to go through a stage that offers several: it takes the stage's mode and rights.
struct StageModule {
    std::string id;
    std::string name;
    std::string prompt;
    int minutes = 5;
    std::optional<Role> turn;
    bool everyone_in_turn = false;
    std::optional<int> rounds;

    friend bool operator==(const StageModule&, const StageModule&) = default;
};

struct FormatStage {
    std::string id;
    std::string name;
    std::string prompt;
    /// Advice: at zero nothing is cut.
    int minutes = 5;
    Mode mode = Mode::open;
    ByRole<TargetSet> may;
    ByRole<BoardSet> see;
    /// Every line must be answered before the stage is left.
    std::vector<GateLine> gate;
    /// Who steps back: own notes and the bell, whatever other roles would add.
    std::optional<Role> listening;
    /// Sealed writing keeps its authors at the reveal; said before anyone writes.
    bool attributed = false;
    /// Speaks in turns; the server keeps whose.
    std::optional<Role> turn;
    /// Whoever takes part does, the accountable manager aside.
    bool everyone_in_turn = false;
    /// How often the turn goes round: once when nothing is said, until the lead moves on when 0.
    std::optional<int> rounds;
    /// The stage runs as one of these after the other, as they are chosen.
    std::vector<StageModule> modules;
    /// The later stage whose module is chosen in this one, or empty.
    std::string chooses;
    /// The accountable manager may be admitted for this stage alone.
    bool admits_manager = false;
    /// The record types the screen offers first, fields they begin with, and what is looked at.
    std::vector<Type> offers;
    std::map<std::string, std::string> preset;
    std::string focus;
    /// The screen offers back, once, what is no question.
    bool questions_only = false;
    /// What the stage is there to leave behind; nothing is held up for it.
    std::vector<Type> output;
    /// What to think with: prompts of the library by their ids, or a team's own words.
    std::vector<std::string> prompts;

    friend bool operator==(const FormatStage&, const FormatStage&) = default;
};

struct Format {
    std::string id;
    int version = 1;
    std::string name;
    /// One sentence for the picker: "use when ...".
    std::string use_when;
    /// What it is and what it is not, and whom it is owed to.
    std::string stance;
    std::string source;
    /// The format that a team's own was copied from.
    std::string base;
    /// With how many people it works well: advice.
    std::optional<int> min_people;
    std::optional<int> max_people;
    std::vector<Role> roles;
    std::vector<FormatStage> stages;
    /// The summary holds date, length, format and the safety line only.
    bool ends_held = false;

    friend bool operator==(const Format&, const Format&) = default;
};

/// What these roles may write in this stage. Own notes are always among it.
TargetSet may_of(const FormatStage& stage, std::span<const Role> held);
/// The boards these roles are shown in this stage. One's own board is always among them.
BoardSet see_of(const FormatStage& stage, std::span<const Role> held);
/// This member is shown the listening view.
bool listens(const FormatStage& stage, std::span<const Role> held);

/// What the roster sees of the working board between sessions, and may write.
BoardSet see_between_sessions();
TargetSet may_between_sessions();

/// The formats of the product, the default first.
std::vector<Format> shipped_formats();

}  // namespace spacebetween
