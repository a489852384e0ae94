// Ways through a row for lines that go on to a farther one.
#pragma once

#include "server/layout/nets.hpp"

namespace spacebetween::layout {

/// Knows the free room of every row and the lines of every gap, and chooses where a long line
/// passes: crossing as few as can be, then by the shortest way. A way once given stays free of
/// others.
class Corridors {
public:
    Corridors(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots);

    /// Remembers a line from `top` to `bottom` in a gap.
    void add_line(std::size_t gap, int top, int bottom) { lines_[gap].push_back({top, bottom}); }

    /// The x at which a line passes each of the rows from `first` to `last` on its way between
    /// `from` and `to`: of all ways the one that crosses the fewest lines. Cost: rows times the
    /// square of the stops in each, and the lines there once.
    std::vector<int> ways(std::size_t first, std::size_t last, int from, int to);

private:
    struct Room {
        int low, high;
        bool splits_couple;
    };
    struct Line {
        int top, bottom;
    };

    /// A place to pass a row, what the best way to it costs, and where that came from.
    struct Stop {
        int x = 0;
        long cost = 0;
        std::size_t before = 0;
    };

    struct Ranked;

    [[nodiscard]] std::vector<Stop> stops(std::size_t row, int from, int to) const;
    [[nodiscard]] long price(std::size_t row, const Room& room, int x) const;
    [[nodiscard]] std::vector<int>
    crossed(std::size_t gap, const std::vector<Stop>& before, const std::vector<Stop>& stops) const;
    void arrive(std::size_t gap, const std::vector<Stop>& before, std::vector<Stop>& stops) const;

    std::vector<std::vector<Room>> rooms_;  ///< of each row, from left to right
    std::vector<std::vector<Line>> lines_;  ///< of each gap
    std::vector<std::vector<int>> used_;    ///< of each row
};

}  // namespace spacebetween::layout
