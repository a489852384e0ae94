// Goes through a format as a session would, and says where it would get stuck.
#include "server/vocabulary/format_faults.hpp"

#include "server/base/utf8.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace spacebetween {

namespace {

constexpr std::size_t prompt_points = 2'000;
constexpr std::size_t word_bytes = 40;
constexpr std::size_t stage_prompts_max = 20;
constexpr int rounds_max = 20;

using Code = FormatFaultCode;

class Examiner {
public:
    Examiner(const Format& format, const Limits& limits) : format_(format), limits_(limits) {}

    std::vector<FormatFault> faults() {
        whole();
        for (std::size_t at = 0; at < format_.stages.size(); ++at) {
            stage(at);
        }
        return std::move(faults_);
    }

private:
    void need(bool holds, Code code, const std::string& stage = {}) {
        const FormatFault fault{stage, code};
        if (!holds && std::find(faults_.begin(), faults_.end(), fault) == faults_.end()) {
            faults_.push_back(fault);
        }
    }

    [[nodiscard]] bool has(Role role) const {
        return std::find(format_.roles.begin(), format_.roles.end(), role) != format_.roles.end();
    }

    void text(const std::string& words, std::size_t points, const std::string& stage = {}) {
        need(valid_utf8(words) && code_points(words) <= points, Code::too_long, stage);
    }

    void whole() {
        const auto& stages = format_.stages;
        need(!format_.name.empty(), Code::no_name);
        text(format_.name, limits_.name_points);
        for (const std::string* words : {&format_.use_when, &format_.stance, &format_.source}) {
            text(*words, prompt_points);
        }
        text(format_.base, limits_.name_points);
        need(has(Role::facilitator), Code::no_role);
        need(stages.size() > 1, Code::no_stages);
        need(stages.size() <= limits_.stages_per_format, Code::too_many_stages);
        need(!stages.empty() && stages.front().id == "arriving", Code::no_arriving);
        if (!stages.empty()) {
            need(asks_for_the_agreement(stages.front()), Code::arriving_gate, stages.front().id);
            need(stages.back().mode != Mode::sealed, Code::sealed_unrevealed, stages.back().id);
        }
        const bool page = std::any_of(stages.begin(), stages.end(), [](const FormatStage& one) {
            return is_written_in(one) && writes(one, Target::summary);
        });
        need(format_.ends_held || page, Code::nothing_signed);
    }

    /// Somebody who takes part may; the accountable manager alone does not count.
    static bool writes(const FormatStage& stage, Target target) {
        const auto may = [target](const auto& one) {
            return one.first != Role::accountable_manager && one.second.contains(target);
        };
        return stage.may.star.contains(target) ||
               std::any_of(stage.may.roles.begin(), stage.may.roles.end(), may);
    }

    static bool is_written_in(const FormatStage& stage) {
        return stage.mode != Mode::quiet && stage.mode != Mode::readonly;
    }

    /// Who leads, who takes notes, what it is for, what is known of safety, and which children.
    static bool asks_for_the_agreement(const FormatStage& stage) {
        const auto asks = [&stage](auto holds) {
            return std::any_of(stage.gate.begin(), stage.gate.end(), [&](const GateLine& line) {
                return std::any_of(line.begin(), line.end(), holds);
            });
        };
        constexpr std::array<std::string_view, 4> fields{
            "purpose",
            "safety",
            "children",
            "notes_nobody"
        };
        const bool agreed = std::all_of(fields.begin(), fields.end(), [&](std::string_view field) {
            return asks([field](const GateItem& item) { return item.field == field; });
        });
        return agreed && asks([](const GateItem& item) { return item.role == Role::facilitator; });
    }

    void stage(std::size_t at) {
        const FormatStage& one = format_.stages[at];
        named(one.id, one.name, one.prompt, one.minutes, one.id);
        need(ids_.insert(one.id).second, Code::same_id, one.id);
        rights(one);
        for (const GateLine& line : one.gate) {
            need(!line.empty(), Code::gate_unreachable, one.id);
            for (const GateItem& item : line) {
                gate_item(at, item);
            }
        }
        need(!one.listening || has(*one.listening), Code::unknown_role, one.id);
        need(one.listening != Role::facilitator, Code::nobody_leads, one.id);
        turns(one.turn, one.everyone_in_turn, one.rounds, one.id);
        modules(at);
        offered(one);
    }

    /// What the screen puts forward: prompts of the library or the team's own, and what it looks
    /// at.
    void offered(const FormatStage& one) {
        need(one.prompts.size() <= stage_prompts_max, Code::prompts, one.id);
        for (const std::string& prompt : one.prompts) {
            need(!prompt.empty(), Code::prompts, one.id);
            text(prompt, prompt_points, one.id);
        }
        need(one.focus.empty() || one.focus == "taken", Code::unknown_focus, one.id);
    }

    void named(
        const std::string& id,
        const std::string& name,
        const std::string& prompt,
        int minutes,
        const std::string& where
    ) {
        need(is_format_word(id), Code::bad_id, where);
        need(!name.empty(), Code::no_name, where);
        text(name, limits_.name_points, where);
        text(prompt, prompt_points, where);
        const auto most = static_cast<int>(limits_.stage_minutes);
        need(minutes >= 1 && minutes <= most, Code::minutes, where);
    }

    void rights(const FormatStage& one) {
        for (const auto& [role, targets] : one.may.roles) {
            need(has(role), Code::unknown_role, one.id);
            judge_targets(one, targets);
        }
        judge_targets(one, one.may.star);
        for (const auto& [role, boards] : one.see.roles) {
            need(has(role), Code::unknown_role, one.id);
        }
        const bool seen =
            !one.see.star.empty() ||
            std::any_of(one.see.roles.begin(), one.see.roles.end(), [](const auto& role) {
                return !role.second.empty();
            });
        need(seen, Code::sees_nothing, one.id);
        need(one.mode != Mode::sealed || writes(one, Target::seal), Code::nobody_writes, one.id);
    }

    void judge_targets(const FormatStage& one, TargetSet targets) {
        for (const Target never : {Target::always, Target::as_target, Target::server}) {
            need(!targets.contains(never), Code::unknown_target, one.id);
        }
        need(
            one.mode == Mode::sealed || !targets.contains(Target::seal),
            Code::seal_outside,
            one.id
        );
    }

    /// A field must be one that somebody can have answered by then.
    void gate_item(std::size_t at, const GateItem& item) {
        const std::string& where = format_.stages[at].id;
        if (item.role) {
            need(has(*item.role), Code::unknown_role, where);
            return;
        }
        const auto fields = spec_of(Type::contract).fields;
        const bool known =
            item.type == Type::contract &&
            std::any_of(fields.begin(), fields.end(), [&item](const FieldSpec& field) {
                return field.name == item.field;
            });
        const auto until = format_.stages.begin() + static_cast<std::ptrdiff_t>(at) + 1;
        const bool written = std::any_of(format_.stages.begin(), until, [](const auto& stage) {
            return is_written_in(stage) && writes(stage, Target::contract);
        });
        need(known && written, Code::gate_unreachable, where);
    }

    void turns(
        std::optional<Role> turn,
        bool everyone,
        std::optional<int> rounds,
        const std::string& where
    ) {
        need(!turn || has(*turn), Code::unknown_role, where);
        const bool sound = !rounds || ((turn || everyone) && *rounds >= 0 && *rounds <= rounds_max);
        need(sound && !(turn && everyone), Code::wrong_turn, where);
    }

    void modules(std::size_t at) {
        const FormatStage& one = format_.stages[at];
        std::set<std::string> ids;
        for (const StageModule& module : one.modules) {
            const std::string where = one.id + "/" + module.id;
            named(module.id, module.name, module.prompt, module.minutes, where);
            need(ids.insert(module.id).second, Code::same_id, where);
            turns(module.turn, module.everyone_in_turn, module.rounds, where);
        }
        const auto here = format_.stages.begin() + static_cast<std::ptrdiff_t>(at);
        const bool chosen = std::any_of(format_.stages.begin(), here, [&one](const auto& before) {
            return before.chooses == one.id;
        });
        need(one.modules.empty() || chosen, Code::module_missing, one.id);
        const bool chooses =
            std::any_of(here + 1, format_.stages.end(), [&one](const FormatStage& later) {
                return later.id == one.chooses && !later.modules.empty();
            });
        need(one.chooses.empty() || chooses, Code::chooses_nothing, one.id);
    }

    const Format& format_;
    const Limits& limits_;
    std::set<std::string> ids_;
    std::vector<FormatFault> faults_;
};

}  // namespace

std::string_view to_string(FormatFaultCode code) {
    constexpr std::array<std::string_view, 27> words{
        "form",           "no_name",         "too_long",        "no_role",
        "no_stages",      "too_many_stages", "no_arriving",     "arriving_gate",
        "bad_id",         "same_id",         "minutes",         "unknown_role",
        "unknown_mode",   "unknown_target",  "unknown_type",    "gate_unreachable",
        "nobody_writes",  "seal_outside",    "sees_nothing",    "nobody_leads",
        "wrong_turn",     "module_missing",  "chooses_nothing", "sealed_unrevealed",
        "nothing_signed", "prompts",         "unknown_focus",
    };
    return words.at(static_cast<std::size_t>(code));
}

bool is_format_word(std::string_view id) {
    const auto plain = [](char one) {
        return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '_';
    };
    return !id.empty() && id.size() <= word_bytes && id.front() >= 'a' && id.front() <= 'z' &&
           std::all_of(id.begin(), id.end(), plain);
}

std::vector<FormatFault> faults_of(const Format& format, const Limits& limits) {
    return Examiner(format, limits).faults();
}

}  // namespace spacebetween
