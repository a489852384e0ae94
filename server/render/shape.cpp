// Makes shapes, and names what is seen of them.
#include "server/render/shape.hpp"

#include "server/render/measure.hpp"

#include <algorithm>

namespace spacebetween::render {

PathShape stroke_of(std::string d, double width, std::string_view ink, std::vector<double> dash) {
    return {std::move(d), ink, "none", width, std::move(dash)};
}

PathShape fill_of(std::string d, std::string_view fill) { return {std::move(d), "none", fill, 0}; }

TextShape text_at(Point at, std::string text, int size, Anchor anchor) {
    return {at, std::move(text), size, anchor};
}

void append(Shapes& shapes, Shapes more) { std::ranges::move(more, std::back_inserter(shapes)); }

std::string circle(double x, double y, double r) {
    const std::string turn = "A" + put(r) + " " + put(r) + " 0 1 1 ";
    return "M" + at(x + r, y) + turn + at(x - r, y) + turn + at(x + r, y) + "Z";
}

Shapes plate(Point at, std::string_view text, std::string_view ink) {
    Shapes shapes;
    shapes.emplace_back(PathShape{circle(at.x, at.y, 8), ink, "paper", 1.2});
    shapes.emplace_back(text_at({at.x, at.y + 4.5}, std::string(text), 13));
    return shapes;
}

std::string named(const Shapes& shapes, const std::string& words) {
    std::string seen;
    for (const Shape& shape : shapes) {
        const auto* const text = std::get_if<TextShape>(&shape);
        if (text == nullptr) continue;
        if (!seen.empty()) seen += ' ';
        seen += text->text;
    }
    if (seen.empty() || words.starts_with(seen)) return words;
    return words.empty() ? seen : seen + ", " + words;
}

Box box_around(const Box& one, const Box& other) {
    return {
        std::min(one.left, other.left),
        std::min(one.top, other.top),
        std::max(one.right, other.right),
        std::max(one.bottom, other.bottom),
    };
}

Box box_around(const std::vector<Point>& points) {
    Box box{points.front().x, points.front().y, points.front().x, points.front().y};
    for (const Point& point : points)
        box = box_around(box, {point.x, point.y, point.x, point.y});
    return box;
}

}  // namespace spacebetween::render
