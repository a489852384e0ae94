// The free room between two rows of people, shared out in lanes to the lines that run across.
#pragma once

#include "server/render/shape.hpp"

#include <map>
#include <vector>

namespace spacebetween::render {

struct Row {
    double top;
    double bottom;
};

/// Clusters of heights, from the top.
std::vector<Row> rows_of(std::vector<double> heights);
/// The row at a height, or -1.
int row_at(const std::vector<Row>& rows, double y);

/// Asked twice: first everything takes its lane, then the lanes are given their heights.
class Lanes {
public:
    explicit Lanes(std::vector<Row> rows) : rows_(std::move(rows)) {}

    /// The first lane from `from` on that is free between the two, in the gap below a row.
    int take(int gap, double one, double other, int from = 0);
    /// The height of a lane; many lanes stand closer.
    [[nodiscard]] double height(int gap, int lane) const;
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

private:
    struct Piece {
        double left;
        double right;
    };

    std::vector<Row> rows_;
    std::map<int, std::vector<std::vector<Piece>>> gaps_;  ///< the pieces of each lane
};

}  // namespace spacebetween::render
