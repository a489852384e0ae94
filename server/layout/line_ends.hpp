// Where the lines of every node end, side by side in memory, kept true while nodes change places.
#pragma once

#include "server/layout/order.hpp"

namespace spacebetween::layout {

/// What the annealing reads of an Order millions of times. A node's lines to one neighbouring row
/// are a *bundle*, which knows its outermost ends, so that most pairs of bundles are compared
/// without looking at a single line.
class LineEnds {
public:
    /// Turns every chain round and back, to see where lines would begin.
    explicit LineEnds(Order& order);

    /// How many more crossings there are, weighed, when the second node stands before the first.
    [[nodiscard]] long balance(At first, At second) const {
        return balance(bundles_[2 * first], bundles_[2 * second]) +
               balance(bundles_[2 * first + 1], bundles_[2 * second + 1]);
    }
    /// The weighed crossings among a node's own lines: as its chain stands, or turned round.
    [[nodiscard]] long crossings_within(At node, bool turned) const;

    /// A node stands at another place of its row.
    void moved(At node, At place);
    /// A node's chain has turned round.
    void turned(At node, At place);

private:
    struct End {
        int at;  ///< along the neighbouring row
        int weight;
    };
    /// How a line is found from its other end.
    struct Line {
        std::uint32_t twin = 0;    ///< the same line, as the node at its other end has it
        std::uint32_t bundle = 0;  ///< the twin's
        int own = 0;               ///< where it begins in its node
        int own_turned = 0;
    };
    struct Bundle {
        std::uint32_t from = 0, to = 0;  ///< of the ends
        int least = std::numeric_limits<int>::max(), most = std::numeric_limits<int>::min();
        int weight = 0;
    };

    /// A bundle without lines lies on both sides of every other.
    [[nodiscard]] long balance(const Bundle& first, const Bundle& second) const {
        const int side = (first.most < second.least) - (second.most < first.least);
        const long all = long{first.weight} * second.weight;
        return side != 0 || all == 0 ? side * all : balance_of_lines(first, second);
    }
    [[nodiscard]] long balance_of_lines(const Bundle& first, const Bundle& second) const;
    void lay_out(const Order& order);
    void join(Order& order);
    void measure(Bundle& bundle) const;

    std::vector<Bundle> bundles_;  ///< of each node: upwards, then downwards
    std::vector<End> ends_;
    std::vector<Line> lines_;  ///< by end
};

}  // namespace spacebetween::layout
