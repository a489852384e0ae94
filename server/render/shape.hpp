// What a drawing is made of: nodes of plain data, the same as the client's.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace spacebetween::render {

struct Point {
    double x = 0;
    double y = 0;
};

/// `stroke` and `fill` are inks: a class of the notation, or ink, paper, guide, condition,
/// household, none.
struct PathShape {
    std::string d;
    std::string_view stroke;
    std::string_view fill;
    double width = 0;
    std::vector<double> dash = {};
};

enum class Anchor { start, middle, end };

struct TextShape {
    Point at;
    std::string text;
    int size = 0;
    Anchor anchor = Anchor::middle;
};

using Shape = std::variant<PathShape, TextShape>;
using Shapes = std::vector<Shape>;

struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

enum class NodeKind { household, union_, parentage, bond, context, person, guide };

/// One thing of the drawing; its shapes stand around its own point.
struct SceneNode {
    std::string id;  ///< of the record that it draws
    NodeKind kind{};
    Point point;
    Shapes shapes;
    std::string name;  ///< begins with the text that is seen
    bool faint = false;
    Box box;
};

PathShape
stroke_of(std::string d, double width, std::string_view ink = "ink", std::vector<double> dash = {});
PathShape fill_of(std::string d, std::string_view fill);
TextShape text_at(Point at, std::string text, int size, Anchor anchor = Anchor::middle);
void append(Shapes& shapes, Shapes more);

/// A circle as path data.
std::string circle(double x, double y, double r);

/// A round plate with a sign on it.
Shapes plate(Point at, std::string_view text, std::string_view ink);

/// The name of a node: what is seen first, then the rest in words.
std::string named(const Shapes& shapes, const std::string& words);

Box box_around(const Box& one, const Box& other);
Box box_around(const std::vector<Point>& points);

}  // namespace spacebetween::render
