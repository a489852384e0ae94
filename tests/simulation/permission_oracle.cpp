// The tables of product.md and protocol.md, and how they are read.
#include "tests/simulation/permission_oracle.hpp"

#include "tests/simulation/json.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace spacebetween::oracle {

namespace {

constexpr std::string_view manager = "accountable_manager";

struct Kind {
    std::string_view board;
    Words homes;
};

/// product.md, "Boards and records", and practice.md for what grew out of it: a word of the house
/// is anyone's to explain wherever they write at all (E7). A comment has the home and board of what
/// it is on: here, the contract.
const std::map<std::string, Kind, std::less<>>& kinds() {
    static const Kind map{"map", {"map"}};
    static const Kind cards{"hypotheses", {"hypotheses"}};
    static const Kind cards_or_seal{"hypotheses", {"hypotheses", "seal"}};
    static const Kind plan{"plan", {"plan"}};
    static const Kind server{"summary", {}};
    static const Kind server_of_map{"map", {}};
    static const std::map<std::string, Kind, std::less<>> all{
        {"contract", {"contract", {"contract"}}},
        {"comment", {"contract", {"contract"}}},
        {"person", map},
        {"union", map},
        {"episode", map},
        {"parentage", map},
        {"context", map},
        {"bond", map},
        {"household", map},
        {"position", map},
        {"rating", map},
        {"triangle", map},
        {"hypothesis", cards_or_seal},
        {"statement", cards_or_seal},
        {"scale_mark", {"hypotheses", {"seal"}}},
        {"climate_mark", {"hypotheses", {"seal"}}},
        {"evidence", cards},
        {"reading", cards},
        {"voice", cards},
        {"noticing", cards},
        {"story", cards},
        {"wider_condition", cards},
        {"pull", cards},
        {"question", {"questions", {"questions", "seal"}}},
        {"conversation", plan},
        {"action", plan},
        {"decision_needed", plan},
        {"decision", plan},
        {"intervention", plan},
        {"note", {"own", {"own"}}},
        {"bell", {"own", {"bell"}}},
        {"summary_line", {"summary", {"summary"}}},
        {"compass_mark", {"summary", {"seal"}}},
        {"stance", {"map", {"map", "hypotheses"}}},
        {"unwritten_rule", cards},
        {"participation", plan},
        {"promise", plan},
        {"tell_child", plan},
        {"glossary", {"contract", {"contract", "map", "hypotheses", "questions", "plan"}}},
        {"team_change", {"contract", {"contract", "hypotheses", "plan"}}},
        {"safety_stop", {"contract", {}}},  // raised by a command, which everybody may give
        {"map_share", server_of_map},
        {"map_copy", server_of_map},
        {"summary_page", server},
        {"summary_reading", server},
        {"summary_word", server}
    };
    return all;
}

bool listed(const ByRoleWords& table, const Words& roles, std::string_view word) {
    return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
        const auto has = [&](std::string_view key) {
            const auto found = table.find(key);
            return found != table.end() && found->second.contains(word);
        };
        return has(role) || (role != manager && has("*"));
    });
}

bool granted(const Stage& stage, const Holder& holder, std::string_view target) {
    if (target == "own") return true;
    if (needs_admission(holder) && !holder.admitted) return false;
    const bool listens = !stage.listening.empty() && holder.roles.contains(stage.listening);
    if (listens) return target == "bell";
    const bool still = stage.mode == "quiet" || stage.mode == "readonly";
    if (still && target != "bell") return false;
    if (target == "seal" && stage.mode != "sealed") return false;
    return listed(stage.may, holder.roles, target);
}

bool denied(const Holder& holder, std::string_view type) {
    return type == "decision" && (!holder.decides || !holder.roles.contains(manager));
}

bool takes_part(const Holder& holder) {
    return std::any_of(holder.roles.begin(), holder.roles.end(), [](const std::string& role) {
        return role != manager;
    });
}

bool holds_any(const Holder& holder, std::initializer_list<std::string_view> roles) {
    return std::any_of(roles.begin(), roles.end(), [&](std::string_view role) {
        return holder.roles.contains(role);
    });
}

ByRoleWords words_by_role(const Json& table) {
    ByRoleWords all;
    for (const auto& [role, words] : table.items())
        all[role] = words.get<Words>();
    return all;
}

Stage open_stage(std::string id, std::string mode, ByRoleWords may) {
    return {std::move(id), std::move(mode), std::move(may), {}, {}, false};
}

}  // namespace

std::vector<Plan> plans_in(const std::string& folder) {
    std::vector<Plan> plans;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() != ".json") continue;
        std::ifstream in(file.path());
        const Json format = Json::parse(in);
        Plan plan{format.at("id").get<std::string>(), {}};
        for (const Json& each : format.at("stages")) {
            plan.stages.push_back(
                {each.at("id").get<std::string>(),
                 each.at("mode").get<std::string>(),
                 words_by_role(each.at("may")),
                 words_by_role(each.at("see")),
                 each.value("listening", ""),
                 each.value("admits_manager", false)}
            );
        }
        plans.push_back(std::move(plan));
    }
    return plans;
}

Plan house_format() {
    const ByRoleWords cards{{"*", {"hypotheses"}}};
    Plan plan{"two_lens_consultation", {}};
    const auto add = [&](std::string id, std::string mode, ByRoleWords may) {
        plan.stages.push_back(open_stage(std::move(id), std::move(mode), std::move(may)));
    };
    add("arriving", "open", {{"facilitator", {"contract"}}, {"scribe", {"contract"}}});
    add("experience", "closed", {{"presenter", {"map"}}, {"scribe", {"map"}}});
    add("reflection", "closed", {{"*", {"own"}}, {"presenter", {"own", "bell"}}});
    add("alone", "sealed", {{"*", {"seal"}}});
    add("group", "open", cards);
    add("take", "open", {{"presenter", {"hypotheses"}}});
    add("two_lenses", "open", cards);
    add("childs_seat", "open", {{"child_seat", {"hypotheses"}}});
    add("next_conversation", "open", {{"*", {"plan"}}});
    add("summary", "open", {{"*", {"summary"}}, {"accountable_manager", {"plan"}}});
    add("one_word", "closed", {});
    return plan;
}

bool knows(std::string_view type) { return kinds().contains(type); }

std::string_view board_of(std::string_view type) { return kinds().find(type)->second.board; }

std::string rights_group(std::string_view type) {
    const Kind& kind = kinds().find(type)->second;
    const bool alone = type == "decision" || type == "comment" || type == "contract";
    std::string group = (alone ? std::string(type) : std::string()) + " " + std::string(kind.board);
    for (const std::string& home : kind.homes)
        group += " " + home;
    return group;
}

bool is_shared(std::string_view type) {
    const Words& homes = kinds().find(type)->second.homes;
    return std::any_of(homes.begin(), homes.end(), [](const std::string& home) {
        return home != "seal" && home != "own" && home != "bell";
    });
}

bool may_make(const Stage& stage, const Holder& holder, std::string_view type) {
    if (denied(holder, type)) return false;
    if (type == "comment" && !sees(stage, holder, "contract")) return false;
    const Words& homes = kinds().find(type)->second.homes;
    return std::any_of(homes.begin(), homes.end(), [&](const std::string& home) {
        return granted(stage, holder, home);
    });
}

bool may_alter(const Stage& stage, const Holder& holder, std::string_view type) {
    if (denied(holder, type) || !sees(stage, holder, board_of(type))) return false;
    const Words& homes = kinds().find(type)->second.homes;
    return std::any_of(homes.begin(), homes.end(), [&](const std::string& home) {
        return home != "seal" && granted(stage, holder, home);
    });
}

bool may_mark(const Stage& stage, const Holder& holder) {
    if (granted(stage, holder, "summary")) return true;
    const bool listens = !stage.listening.empty() && holder.roles.contains(stage.listening);
    return stage.mode == "open" && takes_part(holder) && !listens;
}

bool sees(const Stage& stage, const Holder& holder, std::string_view board) {
    if (needs_admission(holder) && !holder.admitted) return board == "own";
    return board == "own" || listed(stage.see, holder.roles, board);
}

bool needs_admission(const Holder& holder) {
    return holder.roles.size() == 1 && holder.roles.contains(manager);
}

Stage between_sessions() {
    const Words boards{"contract", "map", "hypotheses", "questions", "plan"};
    Words and_draft = boards;
    and_draft.insert("summary");
    Stage stage = open_stage("between", "closed", {});
    stage.admits_manager = true;
    stage.see = {{"*", boards}, {std::string(manager), boards}};
    for (const std::string role : {"presenter", "facilitator", "scribe"}) {
        stage.may[role] = {"summary"};
        stage.see[role] = and_draft;
    }
    return stage;
}

Stage inserted(const Stage& around, std::string_view kind) {
    Stage stage = around;
    stage.id = kind;
    stage.admits_manager = false;
    if (kind == "write_alone") {
        stage = open_stage(stage.id, "sealed", {{"*", {"seal"}}});
        stage.see = around.see;
        for (auto& [role, boards] : stage.see)
            boards.erase("hypotheses");
    } else if (kind == "open_for_a_moment") {
        stage = open_stage(stage.id, "open", {{"*", {"hypotheses", "questions"}}});
        stage.see = around.see;
        stage.see["*"].insert({"contract", "map", "hypotheses", "questions", "summary"});
    }
    return stage;
}

std::optional<bool> may_command(const Holder& holder, std::string_view command) {
    static const Words everybodys{"safety.raise", "safety.end", "member.with", "map.object"};
    static const Words of_those_who_take_part{
        "hold",
        "turn.pass",
        "facilitation.object",
        "map.tidy",
        "map.import",
        "compass.keep"
    };
    static const Words of_the_lead{
        "session.close",
        "session.carry",
        "session.finish_by",
        "stage.next",
        "stage.back",
        "stage.extend",
        "stage.jump",
        "stage.insert",
        "stage.skip",
        "stage.module",
        "session.pause",
        "contract.kept",
        "manager.admit",
        "agenda.next",
        "role.set",
        "turn.next",
        "take_out",
        "member.remove",
        "history.open"
    };
    if (everybodys.contains(command)) return true;
    if (of_those_who_take_part.contains(command)) return takes_part(holder);
    if (command == "map.share") return holder.roles.contains("presenter");
    if (command == "facilitation.take") return takes_part(holder) && !holder.outsider;
    if (of_the_lead.contains(command)) return holds_any(holder, {"facilitator", "co_facilitator"});
    if (command.starts_with("summary.")) {
        return holds_any(holder, {"presenter", "facilitator", "scribe"});
    }
    return std::nullopt;
}

}  // namespace spacebetween::oracle
