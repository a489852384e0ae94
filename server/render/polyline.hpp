// A way from one point to another as short straight pieces, and lines that run along it.
#pragma once

#include "server/render/shape.hpp"

#include <string>
#include <vector>

namespace spacebetween::render {

struct Wave {
    std::string_view type;  ///< zigzag, sine or square
    double amp = 0;
    double len = 0;
};

class Polyline {
public:
    /// At least two points.
    explicit Polyline(std::vector<Point> points);

    [[nodiscard]] double length() const { return lengths_.back(); }
    [[nodiscard]] const std::vector<Point>& points() const { return points_; }
    /// The point at a distance along the way, so far to its right.
    [[nodiscard]] Point point_at(double along, double offset = 0) const;
    [[nodiscard]] std::string rail(double from, double to, double offset) const;
    /// A wave with a straight lead at each end and whole half waves between.
    [[nodiscard]] std::string wave(double from, double to, const Wave& shape) const;

private:
    std::vector<Point> points_;
    std::vector<double> lengths_;  ///< of the way up to each point
};

/// A flat arc between two points that swings so far to the right of the straight line.
Polyline arc(Point a, Point b, double swing);

}  // namespace spacebetween::render
