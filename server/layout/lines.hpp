// The lines of a genogram's structure, from where its people stand.
#pragma once

#include "server/layout/kin.hpp"

namespace spacebetween::layout {

enum class LineKind {
    couple,     ///< from partner to partner, below them or, across others, above
    across,     ///< from a partner in one row to one in another
    stem,       ///< from a couple's line, or a lone parent, to the bar of its children
    bar,        ///< over the siblings
    drop,       ///< from the bar to a child; of twins a leg, from their common point
    twin_bar,   ///< between the legs of identical twins
    secondary,  ///< to a child whose home is elsewhere
};

/// A straight piece. `joined` and `link` are indexes into Relatives::unions and ::parentages; a
/// piece that belongs to no single child has link == none.
struct Segment {
    Spot from;
    Spot to;
    LineKind kind = LineKind::couple;
    At joined = none;
    At link = none;
    friend bool operator==(const Segment&, const Segment&) = default;
};

/// The horizontal piece of a couple's line, where words and marks of the union go, and the point
/// from which its children hang. A union of one has both ends at its partner.
struct CoupleLine {
    At joined = none;
    Spot left;
    Spot right;
    Spot drop;
};

struct KinLines {
    std::vector<Segment> segments;    ///< by union, from the top
    std::vector<CoupleLine> couples;  ///< by union
};

/// How the people of a picture stand in rows: clusters of their heights, from the top.
struct Grid {
    std::vector<At> row;                  ///< of each person of Kin
    std::vector<std::vector<At>> people;  ///< of each row, from left to right
    std::vector<int> top, bottom;         ///< of each row: the least and the greatest centre
};

Grid grid_of(const Kin& kin, const std::vector<Spot>& spots);

/// The lines over people who stand at `spots` (by index of Kin). Rows keep their heights; where
/// there is less room between two rows than the lanes would like, the lanes move together.
/// Pure: the same spots give the same lines. Cost: O(row^2) in the longest row at worst.
KinLines lines_over(const Kin& kin, const std::vector<Spot>& spots);

/// Heights for the rows of `grid` such that all lanes find room: 0 for the first.
std::vector<int> row_heights(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots);

}  // namespace spacebetween::layout
