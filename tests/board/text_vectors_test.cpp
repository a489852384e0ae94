// Our text merging against what npm's ot-text-unicode makes of the same edits.
#include "server/board/text_change.hpp"
#include "tests/board/board_support.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <vector>

namespace spacebetween {
namespace {

using Json = nlohmann::json;

TextChange change_from(const Json& components) {
    TextChange change;
    for (const auto& component : components) {
        if (component.is_string()) {
            change.push_back(TextStep::insert(component.get<std::string>()));
        } else if (component.is_number()) {
            change.push_back(TextStep::skip(component.get<std::size_t>()));
        } else if (const auto& gone = component.at("d"); gone.is_string()) {
            change.push_back(TextStep::remove(gone.get<std::string>()));
        } else {
            change.push_back(TextStep::remove(gone.get<std::size_t>()));
        }
    }
    return change;
}

std::vector<Json> lines_of_golden() {
    std::ifstream file(SPACEBETWEEN_ROOT "/tests/golden/text_vectors.ndjson");
    std::vector<Json> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(Json::parse(line));
    return lines;
}

/// Counts the vectors that agree, so that 20,000 of them cost one assertion each only when wrong.
class Tally {
public:
    template <class T>
    void expect(const T& ours, const T& theirs, const char* what, std::size_t line) {
        ++vectors_;
        if (ours == theirs) return;
        INFO("line " << line << ", " << what);
        CHECK(ours == theirs);
    }

    [[nodiscard]] std::size_t vectors() const { return vectors_; }

private:
    std::size_t vectors_ = 0;
};

void judge(const Json& golden, std::size_t line, Tally& tally) {
    const auto text = golden.at("text").get<std::string>();
    const auto a = change_from(golden.at("a"));
    const auto b = change_from(golden.at("b"));
    const auto then = change_from(golden.at("then"));
    const auto merged = [&](const TextChange& ours, const char* what) {
        tally.expect(ours, change_from(golden.at(what)), what, line);
    };
    const auto written = [&](const std::string& ours, const char* what) {
        tally.expect(ours, golden.at(what).get<std::string>(), what, line);
    };

    written(applied(text, a), "apply_a");
    written(applied(text, b), "apply_b");
    merged(transform(a, b, Side::left), "a_left");
    merged(transform(a, b, Side::right), "a_right");
    merged(transform(b, a, Side::left), "b_left");
    merged(transform(b, a, Side::right), "b_right");
    merged(compose(a, then), "a_then");
    written(applied(text, compose(a, then)), "apply_a_then");
}

}  // namespace

TEST_CASE("[R46] apply, transform and compose do what ot-text-unicode does", "[board][text]") {
    const auto lines = lines_of_golden();
    REQUIRE(lines.size() > 1);
    Tally tally;

    for (std::size_t line = 1; line < lines.size(); ++line)
        judge(lines[line], line, tally);

    CHECK(tally.vectors() == lines.front().at("vectors").get<std::size_t>());
    CHECK(tally.vectors() >= 10'000);
}

TEST_CASE("[R46] whatever ot-text-unicode makes of an edit passes the validator", "[board][text]") {
    const auto lines = lines_of_golden();

    for (std::size_t line = 1; line < lines.size(); ++line) {
        const auto& golden = lines[line];
        const auto text = golden.at("text").get<std::string>();
        const auto after_a = golden.at("apply_a").get<std::string>();
        const auto after_b = golden.at("apply_b").get<std::string>();
        const bool all_valid = valid(change_from(golden.at("a")), text, code_points_max) &&
                               valid(change_from(golden.at("b")), text, code_points_max) &&
                               valid(change_from(golden.at("a_then")), text, code_points_max) &&
                               valid(change_from(golden.at("a_left")), after_b, code_points_max) &&
                               valid(change_from(golden.at("a_right")), after_b, code_points_max) &&
                               valid(change_from(golden.at("b_left")), after_a, code_points_max) &&
                               valid(change_from(golden.at("b_right")), after_a, code_points_max);
        INFO("line " << line);
        if (!all_valid) CHECK(all_valid);
    }
}

}  // namespace spacebetween
