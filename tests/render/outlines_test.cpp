// Outlines hold those who live together, and nobody who stands between them.
#include "tests/render/families.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace spacebetween::render {
namespace {

/// The line around the household of this name.
std::string line_around(const Scene& scene, std::string_view name) {
    const auto node = std::ranges::find_if(scene.nodes, [name](const SceneNode& one) {
        return one.kind == NodeKind::household && one.name.starts_with(name);
    });
    REQUIRE(node != scene.nodes.end());
    return std::get<PathShape>(node->shapes.front()).d;
}

Scene kept_households() {
    const AskedFamily asked = family_from(SPACEBETWEEN_ROOT "/tests/golden/map/households.json");
    return scene_to_leave(asked.records, asked.leaving);
}

}  // namespace

TEST_CASE("two who live together have one line around them", "[render]") {
    const std::string line = line_around(kept_households(), "Side by side");

    CHECK(std::ranges::count(line, 'Z') == 1);
    CHECK(std::ranges::count(line, 'C') == 0);
}

TEST_CASE("whoever stands between those who live together stays outside", "[render]") {
    const auto [name, closed] = GENERATE(table<const char*, int>({
        {"Either side", 2},
        {"Above and below", 2},
        {"Aslant", 2},
        {"In one row", 3},
    }));

    const std::string line = line_around(kept_households(), name);

    INFO(name << ": " << line);
    CHECK(std::ranges::count(line, 'Z') == closed);
    CHECK(std::ranges::count(line, 'C') == 1);
}

}  // namespace spacebetween::render
