// Holds the exact parts of the layout to what they promise: one row's fit, and counting.
#include "server/layout/count.hpp"

#include "server/layout/row_fit.hpp"

#include <catch2/catch.hpp>

namespace spacebetween::layout {

TEST_CASE("a row without conflicts stands where it wishes", "[layout]") {
    const auto x = fit_row({{0, 1, {}}, {200, 1, {}}, {500, 3, {}}}, {100, 100, 0});

    CHECK(x == std::vector<std::int64_t>{0, 200, 500});
}

TEST_CASE("neighbours who wish for one place share it by their weights", "[layout]") {
    const auto x = fit_row({{100, 1, {}}, {100, 3, {}}}, {80, 0});

    CHECK(x[1] - x[0] == 80);
    CHECK(x == std::vector<std::int64_t>{40, 120});
}

TEST_CASE("pins hold, and others keep apart from them", "[layout]") {
    const auto x = fit_row({{90, 1, {}}, {0, 1, 100}, {110, 1, {}}, {500, 1, {}}}, {50, 50, 50, 0});

    CHECK(x == std::vector<std::int64_t>{50, 100, 150, 500});
}

TEST_CASE("two pins without room between them still leave it", "[layout]") {
    const auto x = fit_row({{0, 1, 100}, {0, 1, {}}, {0, 1, 120}}, {50, 50, 0});

    CHECK(x == std::vector<std::int64_t>{100, 150, 200});
}

TEST_CASE("lines cross when their ends change sides, and not when they share an end", "[layout]") {
    CHECK(count_stroke_crossings({{0, 10}, {10, 0}}) == 1);
    CHECK(count_stroke_crossings({{0, 10}, {0, 0}, {5, 10}}) == 0);
    CHECK(count_stroke_crossings({{0, 10, 2}, {10, 0, 1}, {20, 5, 2}}) == 6);
}

TEST_CASE("drawn lines cross in points of two unions", "[layout]") {
    KinLines lines;
    lines.segments = {
        {{0, 50}, {100, 50}, LineKind::bar, 0, none},
        {{20, 0}, {20, 100}, LineKind::stem, 0, none},
        {{50, 0}, {50, 100}, LineKind::stem, 1, none},
        {{100, 0}, {100, 100}, LineKind::stem, 1, none},
        {{60, 50}, {60, 100}, LineKind::drop, 1, none},
    };

    CHECK(count_line_crossings(lines) == 1);
}

}  // namespace spacebetween::layout
