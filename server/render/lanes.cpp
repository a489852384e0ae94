// Gives lines the first free lane.
#include "server/render/lanes.hpp"

#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <cmath>

namespace spacebetween::render {
namespace {

/// What stands this near in height is one row.
constexpr double same_row = 60;
constexpr double apart = 14;

}  // namespace

std::vector<Row> rows_of(std::vector<double> heights) {
    std::ranges::sort(heights);
    std::vector<Row> rows;
    for (const double y : heights) {
        if (!rows.empty() && y - rows.back().top <= same_row)
            rows.back().bottom = y;
        else
            rows.push_back({y, y});
    }
    return rows;
}

int row_at(const std::vector<Row>& rows, double y) {
    const auto found =
        std::ranges::find_if(rows, [y](const Row& row) { return y >= row.top && y <= row.bottom; });
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

int Lanes::take(int gap, double one, double other, int from) {
    const auto [left, right] = std::minmax(one, other);
    auto& lanes = gaps_[gap];
    for (auto lane = static_cast<std::size_t>(from);; lane++) {
        if (lanes.size() <= lane) lanes.resize(lane + 1);
        const bool free = std::ranges::all_of(lanes[lane], [&](const Piece& piece) {
            return piece.right + apart <= left || right + apart <= piece.left;
        });
        if (!free) continue;
        lanes[lane].push_back({left, right});
        return static_cast<int>(lane);
    }
}

double Lanes::height(int gap, int lane) const {
    const auto row = [this](int at) {
        return at >= 0 && static_cast<std::size_t>(at) < rows_.size()
                   ? &rows_[static_cast<std::size_t>(at)]
                   : nullptr;
    };
    const Row* const above = row(gap);
    const Row* const below = row(gap + 1);
    // Above the first row stand the lines of those whose parents nobody knows.
    const double first = (below == nullptr ? 0 : below->top) - size_named("lane_first") * 2;
    const double start = (above == nullptr ? first : above->bottom) + size_named("lane_first");
    const double end = below == nullptr ? start + 400 : below->top - 44;
    const auto lanes = gaps_.find(gap);
    const std::size_t taken = lanes == gaps_.end() ? 1 : lanes->second.size();
    const double between = taken > 2 ? static_cast<double>(taken - 1) : 1;
    const double step =
        std::min(size_named("lane"), std::max(4.0, std::floor((end - start) / between)));
    return start + lane * step;
}

}  // namespace spacebetween::render
