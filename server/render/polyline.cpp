// Measures along a way, and bends lines with it.
#include "server/render/polyline.hpp"

#include "server/render/measure.hpp"

#include <algorithm>
#include <cmath>

namespace spacebetween::render {
namespace {

double between(Point a, Point b) {
    return std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

}  // namespace

Polyline::Polyline(std::vector<Point> points) : points_(std::move(points)), lengths_{0} {
    for (std::size_t i = 1; i < points_.size(); i++)
        lengths_.push_back(lengths_.back() + between(points_[i - 1], points_[i]));
}

Point Polyline::point_at(double along, double offset) const {
    std::size_t index = 1;
    while (index + 1 < points_.size() && lengths_[index] < along)
        index++;
    const Point a = points_[index - 1];
    const Point b = points_[index];
    const double start = lengths_[index - 1];
    const double length = lengths_[index] - start;
    if (length == 0) return a;
    const double dx = (b.x - a.x) / length;
    const double dy = (b.y - a.y) / length;
    const double on = along - start;
    return {a.x + dx * on - dy * offset, a.y + dy * on + dx * offset};
}

std::string Polyline::rail(double from, double to, double offset) const {
    const auto put_point = [&](char letter, double along) {
        const Point p = point_at(along, offset);
        return letter + at(p.x, p.y);
    };
    std::string d = put_point('M', from);
    for (const double bend : lengths_)
        if (bend > from && bend < to) d += put_point('L', bend);
    return d + put_point('L', to);
}

std::string Polyline::wave(double from, double to, const Wave& shape) const {
    const double lead = std::min(4.0, (to - from) / 4);
    const double start = from + lead;
    const double end = to - lead;
    const double halves = std::max(2.0, std::floor((end - start) / (shape.len / 2) + 0.5));
    const double half = (end - start) / halves;
    const auto put_point = [&](char letter, double along, double offset) {
        const Point p = point_at(along, offset);
        return letter + at(p.x, p.y);
    };
    std::string d = put_point('M', from, 0) + put_point('L', start, 0);
    for (int i = 0; i < static_cast<int>(halves); i++) {
        const double begin = start + i * half;
        const double stop = start + (i + 1) * half;
        const double swing = i % 2 == 0 ? shape.amp : -shape.amp;
        if (shape.type == "square") {
            d += put_point('L', begin, swing) + put_point('L', stop, swing);
        } else if (shape.type == "sine") {
            const Point control = point_at((begin + stop) / 2, swing * 2);
            const Point goal = point_at(stop);
            d += "Q" + at(control.x, control.y) + " " + at(goal.x, goal.y);
        } else {
            d += put_point('L', (begin + stop) / 2, swing);
        }
    }
    return d + put_point('L', end, 0) + put_point('L', to, 0);
}

Polyline arc(Point a, Point b, double swing) {
    const double length = between(a, b);
    if (swing == 0 || length == 0) return Polyline({a, b});
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const Point control{
        (a.x + b.x) / 2 - (dy / length) * swing * 2,
        (a.y + b.y) / 2 + (dx / length) * swing * 2,
    };
    const int steps = static_cast<int>(std::min(64.0, std::max(8.0, std::floor(length / 8))));
    std::vector<Point> points;
    for (int i = 0; i <= steps; i++) {
        const double t = static_cast<double>(i) / steps;
        const double u = (1 - t) * (1 - t);
        const double v = 2 * t * (1 - t);
        const double w = t * t;
        points.push_back({u * a.x + v * control.x + w * b.x, u * a.y + v * control.y + w * b.y});
    }
    return Polyline(std::move(points));
}

}  // namespace spacebetween::render
