// Writes a format: what a stage does not say is left out.
#include "server/protocol/enum_words.hpp"
#include "server/protocol/format_json.hpp"

namespace spacebetween {

namespace {

void write_words(JsonWriter& out, std::string_view key, const std::string& words) {
    if (!words.empty()) out.key(key).text(words);
}

template <class Set>
void write_set(JsonWriter& out, const Set& set) {
    out.open_array();
    set.for_each([&out](auto each) { out.word(word_of(each)); });
    out.close_array();
}

template <class Set>
void write_by_role(JsonWriter& out, std::string_view key, const ByRole<Set>& by_role) {
    out.key(key).open_object();
    if (!by_role.star.empty()) write_set(out.key("*"), by_role.star);
    for (const auto& [role, set] : by_role.roles)
        write_set(out.key(word_of(role)), set);
    out.close_object();
}

template <class Values>
void write_list(JsonWriter& out, std::string_view key, const Values& values) {
    if (values.empty()) return;
    out.key(key).open_array();
    for (const auto& each : values) {
        if constexpr (std::is_enum_v<typename Values::value_type>) {
            out.word(word_of(each));
        } else {
            out.text(each);
        }
    }
    out.close_array();
}

/// What a stage and a module say alike of who speaks in turn.
template <class Turned>
void write_turn(JsonWriter& out, const Turned& one) {
    if (one.everyone_in_turn) {
        out.key("turn").word("*");
    } else if (one.turn) {
        out.key("turn").word(word_of(*one.turn));
    }
    if (one.rounds) out.key("rounds").whole(*one.rounds);
}

void write_gate(JsonWriter& out, const std::vector<GateLine>& gate) {
    if (gate.empty()) return;
    out.key("gate").open_array();
    for (const auto& line : gate) {
        out.open_array();
        for (const auto& item : line) {
            const auto type = item.role ? std::string_view("role") : word_of(item.type);
            const auto name = item.role ? word_of(*item.role) : std::string_view(item.field);
            out.text(std::string(type) + "." + std::string(name));
        }
        out.close_array();
    }
    out.close_array();
}

void write_modules(JsonWriter& out, const std::vector<StageModule>& modules) {
    if (modules.empty()) return;
    out.key("modules").open_array();
    for (const auto& module : modules) {
        out.open_object().key("id").text(module.id).key("name").text(module.name);
        out.key("prompt").text(module.prompt).key("minutes").whole(module.minutes);
        write_turn(out, module);
        out.close_object();
    }
    out.close_array();
}

void write_preset(JsonWriter& out, const std::map<std::string, std::string>& preset) {
    if (preset.empty()) return;
    out.key("preset").open_object();
    for (const auto& [field, value] : preset)
        out.key(field).text(value);
    out.close_object();
}

void write_stage(JsonWriter& out, const FormatStage& stage) {
    out.open_object().key("id").text(stage.id).key("name").text(stage.name);
    out.key("prompt").text(stage.prompt).key("minutes").whole(stage.minutes);
    out.key("mode").word(word_of(stage.mode));
    write_by_role(out, "may", stage.may);
    write_by_role(out, "see", stage.see);
    write_gate(out, stage.gate);
    if (stage.listening) out.key("listening").word(word_of(*stage.listening));
    if (stage.attributed) out.key("attributed").flag(true);
    write_turn(out, stage);
    write_modules(out, stage.modules);
    write_words(out, "chooses", stage.chooses);
    if (stage.admits_manager) out.key("admits_manager").flag(true);
    write_list(out, "offers", stage.offers);
    write_preset(out, stage.preset);
    write_words(out, "focus", stage.focus);
    if (stage.questions_only) out.key("questions_only").flag(true);
    write_list(out, "output", stage.output);
    write_list(out, "prompts", stage.prompts);
    out.close_object();
}

}  // namespace

void write_format(JsonWriter& out, const Format& format) {
    out.open_object().key("id").text(format.id).key("version").whole(format.version);
    out.key("name").text(format.name);
    write_words(out, "use_when", format.use_when);
    write_words(out, "stance", format.stance);
    write_words(out, "source", format.source);
    write_words(out, "base", format.base);
    if (format.min_people) out.key("min_people").whole(*format.min_people);
    if (format.max_people) out.key("max_people").whole(*format.max_people);
    if (format.ends_held) out.key("ends_held").flag(true);
    write_list(out, "roles", format.roles);
    out.key("stages").open_array();
    for (const auto& stage : format.stages)
        write_stage(out, stage);
    out.close_array().close_object();
}

std::string format_json(const Format& format) {
    std::string text;
    JsonWriter out(text);
    write_format(out, format);
    return text;
}

}  // namespace spacebetween
