// Reads a format that a team sent. What is wrong is noted with its stage, and the rest is read on.
#include "server/protocol/enum_words.hpp"
#include "server/protocol/format_json.hpp"

#include <algorithm>
#include <array>

namespace spacebetween {

namespace {

using Code = FormatFaultCode;

constexpr std::int64_t number_max = 100'000;

constexpr std::array format_keys{
    "id",
    "version",
    "name",
    "use_when",
    "stance",
    "source",
    "base",
    "min_people",
    "max_people",
    "ends_held",
    "roles",
    "stages"
};
constexpr std::array stage_keys{"id",     "name",   "prompt",  "minutes",        "mode",
                                "may",    "see",    "gate",    "listening",      "attributed",
                                "turn",   "rounds", "modules", "chooses",        "admits_manager",
                                "offers", "preset", "focus",   "questions_only", "output",
                                "prompts"};
constexpr std::array module_keys{"id", "name", "prompt", "minutes", "turn", "rounds"};

class FormatReader {
public:
    explicit FormatReader(JsonView json) { read(json); }

    FormatReading finish() && { return std::move(reading_); }

private:
    void fault(Code code) {
        const FormatFault one{stage_, code};
        auto& faults = reading_.faults;
        if (std::find(faults.begin(), faults.end(), one) == faults.end()) faults.push_back(one);
    }

    template <std::size_t Count>
    void know(JsonView json, const std::array<const char*, Count>& keys) {
        if (!json.is(JsonKind::object)) return fault(Code::form);
        for (const auto value : json) {
            const auto known = std::find(keys.begin(), keys.end(), value.key());
            if (known == keys.end()) fault(Code::form);
        }
    }

    std::string text(JsonView json, std::string_view key) {
        const auto found = json.find(key);
        if (!found) return {};
        const auto words = found->text();
        if (!words || words->find('\0') != std::string_view::npos) fault(Code::form);
        return std::string(words.value_or(""));
    }

    bool flag(JsonView json, std::string_view key) {
        const auto found = json.find(key);
        if (found && !found->flag()) fault(Code::form);
        return found && found->flag().value_or(false);
    }

    std::optional<int> number(JsonView json, std::string_view key) {
        const auto found = json.find(key);
        if (!found) return std::nullopt;
        const auto whole = found->whole(-number_max, number_max);
        if (!whole) fault(Code::form);
        return static_cast<int>(whole.value_or(0));
    }

    template <class Enum>
    std::optional<Enum> word(std::string_view words, Code unknown) {
        const auto found = enum_of<Enum>(words);
        if (!found) fault(unknown);
        return found;
    }

    /// The values of an array under this key, which may be absent.
    template <class Take>
    void each(JsonView json, std::string_view key, const Take& take) {
        const auto found = json.find(key);
        if (!found) return;
        if (!found->is(JsonKind::array)) return fault(Code::form);
        for (const auto value : *found)
            take(value);
    }

    template <class Enum>
    void words(JsonView json, std::string_view key, Code unknown, std::vector<Enum>& into) {
        each(json, key, [&](JsonView value) {
            const auto found = word<Enum>(value.text().value_or(""), unknown);
            if (found) into.push_back(*found);
        });
    }

    template <class Enum, class Set>
    void by_role(JsonView json, std::string_view key, ByRole<Set>& into) {
        const auto found = json.find(key);
        if (!found || !found->is(JsonKind::object)) return fault(Code::form);
        for (const auto value : *found) {
            Set set;
            if (!value.is(JsonKind::array)) fault(Code::form);
            for (const auto each : value) {
                const auto one = word<Enum>(each.text().value_or(""), Code::unknown_target);
                if (one) set.insert(*one);
            }
            if (value.key() == "*") {
                into.star = set;
            } else if (const auto role = word<Role>(value.key(), Code::unknown_role)) {
                into.roles.emplace(*role, set);
            }
        }
    }

    void gate(JsonView json, std::vector<GateLine>& into) {
        each(json, "gate", [&](JsonView line) {
            if (!line.is(JsonKind::array)) return fault(Code::form);
            GateLine items;
            for (const auto value : line)
                items.push_back(gate_item(value.text().value_or("")));
            into.push_back(std::move(items));
        });
    }

    GateItem gate_item(std::string_view words) {
        GateItem item;
        const auto dot = words.find('.');
        const auto kind = words.substr(0, dot);
        const auto name = dot == std::string_view::npos ? "" : words.substr(dot + 1);
        if (kind == "role") {
            item.role = word<Role>(name, Code::unknown_role).value_or(Role::facilitator);
        } else {
            item.type = word<Type>(kind, Code::gate_unreachable).value_or(Type::contract);
            item.field = std::string(name);
        }
        return item;
    }

    template <class Turned>
    void turn(JsonView json, Turned& into) {
        const std::string who = text(json, "turn");
        into.everyone_in_turn = who == "*";
        if (!who.empty() && who != "*") into.turn = word<Role>(who, Code::unknown_role);
        into.rounds = number(json, "rounds");
    }

    StageModule module(JsonView json) {
        know(json, module_keys);
        StageModule one;
        one.id = text(json, "id");
        one.name = text(json, "name");
        one.prompt = text(json, "prompt");
        one.minutes = number(json, "minutes").value_or(0);
        turn(json, one);
        return one;
    }

    FormatStage stage(JsonView json) {
        FormatStage one;
        one.id = text(json, "id");
        stage_ = one.id;
        know(json, stage_keys);
        one.name = text(json, "name");
        one.prompt = text(json, "prompt");
        one.minutes = number(json, "minutes").value_or(0);
        one.mode = word<Mode>(text(json, "mode"), Code::unknown_mode).value_or(Mode::open);
        by_role<Target>(json, "may", one.may);
        by_role<BoardName>(json, "see", one.see);
        gate(json, one.gate);
        const std::string listening = text(json, "listening");
        if (!listening.empty()) one.listening = word<Role>(listening, Code::unknown_role);
        one.attributed = flag(json, "attributed");
        turn(json, one);
        each(json, "modules", [&](JsonView value) { one.modules.push_back(module(value)); });
        one.chooses = text(json, "chooses");
        one.admits_manager = flag(json, "admits_manager");
        words(json, "offers", Code::unknown_type, one.offers);
        preset(json, one.preset);
        one.focus = text(json, "focus");
        one.questions_only = flag(json, "questions_only");
        words(json, "output", Code::unknown_type, one.output);
        each(json, "prompts", [&](JsonView value) {
            one.prompts.emplace_back(value.text().value_or(""));
        });
        stage_.clear();
        return one;
    }

    void preset(JsonView json, std::map<std::string, std::string>& into) {
        const auto found = json.find("preset");
        if (!found) return;
        if (!found->is(JsonKind::object)) return fault(Code::form);
        for (const auto value : *found) {
            if (!value.text() || !is_format_word(value.key())) return fault(Code::form);
            into.emplace(value.key(), value.text().value_or(""));
        }
    }

    void read(JsonView json) {
        know(json, format_keys);
        if (!json.is(JsonKind::object)) return;
        Format& format = reading_.format;
        format.id = text(json, "id");
        format.version = number(json, "version").value_or(1);
        format.name = text(json, "name");
        format.use_when = text(json, "use_when");
        format.stance = text(json, "stance");
        format.source = text(json, "source");
        format.base = text(json, "base");
        format.min_people = number(json, "min_people");
        format.max_people = number(json, "max_people");
        format.ends_held = flag(json, "ends_held");
        words(json, "roles", Code::unknown_role, format.roles);
        each(json, "stages", [&](JsonView value) { format.stages.push_back(stage(value)); });
    }

    FormatReading reading_;
    std::string stage_;
};

}  // namespace

FormatReading format_from(JsonView json) { return FormatReader(json).finish(); }

}  // namespace spacebetween
