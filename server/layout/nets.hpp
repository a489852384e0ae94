// Which horizontal and vertical lines each gap between two rows has to hold.
#pragma once

#include "server/layout/lines.hpp"

namespace spacebetween::layout {

constexpr int lane_pitch = 16;
constexpr int lane_spacing = 14;  ///< two pieces of one lane are at least so far apart

/// An end of a net in its gap: x, and whose line goes on from there.
struct NetEnd {
    int x = 0;
    At person = none;  ///< ends at this person's symbol; none: goes on through the row
    At link = none;    ///< of Kin
};

/// KinLines that meet on one horizontal piece in one gap: a union's children, a secondary link, or
/// the way between partners in two rows.
struct Net {
    At joined = none;
    LineKind kind = LineKind::bar;
    std::vector<NetEnd> tops, bottoms;
    std::vector<std::vector<NetEnd>> twins;  ///< legs of each bottom that stands for twins
    bool from_union = false;                 ///< tops.front() is the union's drop point
    int low = 0, high = 0;
    std::size_t lane = 0;
};

/// A couple's horizontal piece under or over its row.
struct Bracket {
    At joined = none;
    std::size_t row = 0;
    std::vector<NetEnd> feet;  ///< where it meets the partners, from left to right
    int drop = 0;              ///< x from which the children hang
    bool above = false;
    std::size_t lane = 0;
};

/// Gap g lies above row g; the last one below the last row.
struct Gap {
    std::vector<Net> nets;
    std::size_t brackets = 0;  ///< lanes under the row above
    std::size_t bars = 0;
    std::size_t arches = 0;  ///< lanes over the row below
};

struct Nets {
    std::vector<Gap> gaps;
    std::vector<Bracket> brackets;
    std::vector<int> drop;          ///< x of each union's drop point
    std::vector<At> bracket_of;     ///< of each union; none: a lone parent, or nobody
    std::vector<std::size_t> host;  ///< row of each union; none when nothing is drawn
    std::vector<char> through_row;  ///< of each union: its stem starts above its own row
};

Nets nets_of(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots);

/// Gives every bracket and bar a lane.
void assign_lanes(const Grid& grid, Nets& nets);

}  // namespace spacebetween::layout
