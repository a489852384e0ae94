// How a family hangs together: couples' brackets, the bars of siblings, and drops to children.
#pragma once

#include "server/render/places.hpp"

#include <optional>

namespace spacebetween::render {

struct SiblingBar {
    double y;
    double left;
    double right;
};

/// A couple's own line and what leads from it down to the children.
struct CoupleDrawn {
    At couple = nobody;
    std::vector<Point> ends;      ///< where each partner's line leaves, from left to right
    std::optional<double> level;  ///< the height of the line across, when there is one
    Point drop;
    std::optional<SiblingBar> bar;
    bool kin = false;  ///< the partners have an ancestor in common
};

struct ChildDrawn {
    At link = nobody;
    Point from;
    Point to;
    std::optional<double> turn;  ///< of a line from a couple that does not place the child
};

struct TwinsDrawn {
    At one = nobody;  ///< nodes
    At other = nobody;
    Point left;
    Point right;
    bool sure = false;
};

struct Structure {
    std::vector<CoupleDrawn> couples;
    std::vector<ChildDrawn> children;
    std::vector<TwinsDrawn> twins;
};

/// `halves` says how far each node's outline reaches up and down.
Structure structure_of(const Graph& graph, const Places& places, const std::vector<double>& halves);

}  // namespace spacebetween::render
