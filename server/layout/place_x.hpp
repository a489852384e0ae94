// Where each person of an ordered family stands along their row.
#pragma once

#include "server/layout/order.hpp"
#include "server/layout/size.hpp"

namespace spacebetween::layout {

/// The left and right ends of what a family takes up, labels included.
struct Extent {
    int left = 0;
    int right = 0;
};

/// Sets `x` of every person of `order`: children under their parents, parents over their children,
/// partners beside each other, nobody nearer to a neighbour than their labels allow. Passes over
/// the rows downwards and upwards, each row exact; whole numbers only. Cost: 120 passes, each
/// linear.
Extent place_x(const Order& order, std::vector<int>& x);

}  // namespace spacebetween::layout
