// A format that could not be held to its end is refused, with the reason where it lies.
#include "server/vocabulary/format_faults.hpp"

#include "server/vocabulary/words.hpp"
#include "tests/support/shipped.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

using namespace spacebetween;

namespace {

using Code = FormatFaultCode;

FormatStage& stage(Format& format, std::string_view id) {
    const auto found =
        std::find_if(format.stages.begin(), format.stages.end(), [id](const FormatStage& one) {
            return one.id == id;
        });
    REQUIRE(found != format.stages.end());
    return *found;
}

bool finds(const Format& format, Code code, const std::string& where = {}) {
    const auto faults = faults_of(format, Limits{});
    return std::find(faults.begin(), faults.end(), FormatFault{where, code}) != faults.end();
}

/// What the shipped house format becomes after one edit.
Format edited(const std::function<void(Format&)>& edit) {
    Format format = shipped("two_lens_consultation");
    edit(format);
    return format;
}

}  // namespace

TEST_CASE("every format of the product can be held to its end", "[formats]") {
    for (const Format& format : shipped_formats()) {
        INFO(format.id);
        for (const FormatFault& fault : faults_of(format, Limits{})) {
            INFO(fault.stage);
            CHECK(std::string(to_string(fault.code)).empty());
        }
    }
}

TEST_CASE("a format begins with arriving and its five lines", "[formats]") {
    CHECK(finds(edited([](Format& f) { f.stages.erase(f.stages.begin()); }), Code::no_arriving));
    CHECK(finds(edited([](Format& f) { f.stages.clear(); }), Code::no_stages));
    CHECK(finds(edited([](Format& f) { f.stages.resize(1); }), Code::no_stages));
    for (std::size_t line = 0; line < 5; ++line) {
        const Format format = edited([line](Format& f) {
            auto& gate = f.stages.front().gate;
            gate.erase(gate.begin() + static_cast<std::ptrdiff_t>(line));
        });
        CHECK(finds(format, Code::arriving_gate, "arriving"));
    }
    const Format mute = edited([](Format& f) { f.stages.front().may = {}; });
    CHECK(finds(mute, Code::gate_unreachable, "arriving"));
}

TEST_CASE("somebody leads, and is never made to listen", "[formats]") {
    const Format leaderless = edited([](Format& f) { std::erase(f.roles, Role::facilitator); });
    CHECK(finds(leaderless, Code::no_role));
    const Format deaf = edited([](Format& f) { stage(f, "group").listening = Role::facilitator; });
    CHECK(finds(deaf, Code::nobody_leads, "group"));
}

TEST_CASE("a sealed stage is written in, and revealed by a stage after it", "[formats]") {
    const Format last = edited([](Format& f) { f.stages.back().mode = Mode::sealed; });
    CHECK(finds(last, Code::sealed_unrevealed, "one_word"));
    CHECK(finds(last, Code::nobody_writes, "one_word"));
    const Format open = edited([](Format& f) { stage(f, "alone").mode = Mode::open; });
    CHECK(finds(open, Code::seal_outside, "alone"));
}

TEST_CASE("there is a page to sign, unless the format ends as held", "[formats]") {
    const auto without_page = [](Format& f) {
        for (FormatStage& one : f.stages) {
            one.may.star.erase(Target::summary);
            for (auto& [role, targets] : one.may.roles) {
                targets.erase(Target::summary);
            }
        }
    };
    Format format = edited(without_page);
    CHECK(finds(format, Code::nothing_signed));
    format.ends_held = true;
    CHECK_FALSE(finds(format, Code::nothing_signed));
}

TEST_CASE("a page that can only be looked at is never signed", "[formats]") {
    for (const Mode mode : {Mode::quiet, Mode::readonly}) {
        const Format format = edited([mode](Format& f) {
            for (FormatStage& one : f.stages) {
                if (one.may.star.contains(Target::summary)) {
                    one.mode = mode;
                }
            }
        });
        CHECK(finds(format, Code::nothing_signed));
    }
}

TEST_CASE("minutes, names and lengths are in their ranges", "[formats]") {
    const Limits limits;
    const auto most = static_cast<int>(limits.stage_minutes);
    for (const int minutes : {-1, 0, 1, most - 1, most, most + 1}) {
        const Format format = edited([&](Format& f) { stage(f, "group").minutes = minutes; });
        CHECK(finds(format, Code::minutes, "group") == (minutes < 1 || minutes > most));
    }
    for (const std::size_t points : {limits.name_points, limits.name_points + 1}) {
        const Format format = edited([&](Format& f) { f.name = std::string(points, 'x'); });
        CHECK(finds(format, Code::too_long) == (points > limits.name_points));
    }
    CHECK(finds(edited([](Format& f) { f.name.clear(); }), Code::no_name));
    CHECK(finds(edited([](Format& f) { stage(f, "group").name.clear(); }), Code::no_name, "group"));
    for (const std::size_t count : {limits.stages_per_format, limits.stages_per_format + 1}) {
        const Format format = edited([&](Format& f) {
            while (f.stages.size() < count) {
                f.stages.push_back(f.stages.back());
                f.stages.back().id = "more_" + std::to_string(f.stages.size());
            }
        });
        CHECK(finds(format, Code::too_many_stages) == (count > limits.stages_per_format));
    }
}

TEST_CASE("what a stage names is there", "[formats]") {
    const auto group = [](auto edit) {
        return edited([&edit](Format& f) { edit(stage(f, "group")); });
    };
    const Format twice = edited([](Format& f) { stage(f, "group").id = "alone"; });
    CHECK(finds(twice, Code::same_id, "alone"));
    CHECK(finds(group([](FormatStage& s) { s.id = "Not so"; }), Code::bad_id, "Not so"));
    CHECK(finds(
        group([](FormatStage& s) { s.listening = Role::advisor; }),
        Code::unknown_role,
        "group"
    ));
    CHECK(finds(
        group([](FormatStage& s) { s.may.roles[Role::advisor] = {Target::own}; }),
        Code::unknown_role,
        "group"
    ));
    CHECK(finds(
        group([](FormatStage& s) { s.may.star.insert(Target::always); }),
        Code::unknown_target,
        "group"
    ));
    CHECK(finds(group([](FormatStage& s) { s.see = {}; }), Code::sees_nothing, "group"));
    CHECK(finds(group([](FormatStage& s) { s.rounds = 2; }), Code::wrong_turn, "group"));
    const auto gate = [&group](GateItem item) {
        return group([&item](FormatStage& s) { s.gate.push_back({item}); });
    };
    CHECK(finds(gate({std::nullopt, Type::contract, "nothing"}), Code::gate_unreachable, "group"));
    CHECK(finds(gate({std::nullopt, Type::person, "name"}), Code::gate_unreachable, "group"));
    CHECK(finds(gate({Role::advisor, Type::contract, ""}), Code::unknown_role, "group"));
}

TEST_CASE(
    "a stage holds prompts of a team's own, none of them empty and not too many",
    "[formats]"
) {
    const auto with = [](std::vector<std::string> prompts) {
        return edited([&prompts](Format& f) { stage(f, "group").prompts = std::move(prompts); });
    };
    CHECK(faults_of(with({"e1", "Who would notice first, and by what?"}), Limits{}).empty());
    CHECK(faults_of(with(std::vector<std::string>(20, "n1")), Limits{}).empty());
    CHECK(finds(with(std::vector<std::string>(21, "n1")), Code::prompts, "group"));
    CHECK(finds(with({"e1", ""}), Code::prompts, "group"));
    CHECK(finds(with({std::string(2'001, 'w')}), Code::too_long, "group"));
}

TEST_CASE("a stage looks at what the presenter took, or at everything", "[formats]") {
    const auto with = [](std::string focus) {
        return edited([&focus](Format& f) { stage(f, "group").focus = std::move(focus); });
    };
    CHECK(faults_of(with("taken"), Limits{}).empty());
    CHECK(finds(with("elsewhere"), Code::unknown_focus, "group"));
}

TEST_CASE("several ways through a stage are chosen before it", "[formats]") {
    Format format = shipped("six_phase_peer_consultation");
    for (FormatStage& one : format.stages) {
        one.chooses.clear();
    }
    CHECK(finds(format, Code::module_missing, "advising"));
    const Format nowhere = edited([](Format& f) { stage(f, "alone").chooses = "group"; });
    CHECK(finds(nowhere, Code::chooses_nothing, "alone"));
}

TEST_CASE("every reason is said in words", "[formats]") {
    for (int code = 0; code <= static_cast<int>(Code::unknown_focus); ++code) {
        const std::string key = "format_fault." + std::string(to_string(static_cast<Code>(code)));
        CHECK(word(key) != key);
    }
}
