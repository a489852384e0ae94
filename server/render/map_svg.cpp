// Frames a drawing with its caption and puts the legend under it.
#include "server/render/map_svg.hpp"

#include "server/render/measure.hpp"
#include "server/render/svg.hpp"
#include "server/vocabulary/words.hpp"

#include <algorithm>
#include <cmath>

namespace spacebetween::render {
namespace {

constexpr double row_high = 56;
constexpr double margin = 32;
constexpr double head = 72;

void write_line(std::string& out, Point at, std::string_view words, int size) {
    write_text(out, text_at(at, std::string(words), size, Anchor::start));
    out += '\n';
}

}  // namespace

Scene scene_to_leave(const Records& records, const Leaving& leaving) {
    const Records chosen = leaving.guesses ? records : without_guesses(records);
    return scene_of(renamed(chosen, leaving.naming), leaving.seeing);
}

std::string map_svg(const Scene& scene, const Caption& caption) {
    const auto& rows = scene.legend;
    const double left = std::floor(scene.box.left) - margin;
    const double top = std::floor(scene.box.top) - margin - head;
    const double width = std::max(480.0, std::ceil(scene.box.right) + margin - left);
    const double under = std::ceil(scene.box.bottom) + margin;
    const double legend_top = under + 40;
    const double legend = rows.empty() ? 0 : static_cast<double>(rows.size()) * row_high + margin;
    const std::string size =
        " width=\"" + plain(width) + "\" height=\"" + plain(legend_top - top + legend) + "\"";
    const std::string corner = "x=\"" + plain(left) + "\" y=\"" + plain(top) + "\"";
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + plain(left) + " " +
                      plain(top) + " " + plain(width) + " " + plain(legend_top - top + legend) +
                      "\"" + size + " " + root_attributes(caption.title) + ">\n";
    out += "<rect " + corner + size + " fill=\"#FFFFFF\"/>\n";
    write_line(out, {left + margin, top + 36}, caption.title, 20);
    write_line(out, {left + margin, top + 60}, caption.line, 14);
    for (const SceneNode& node : scene.nodes) {
        write_node(out, node);
        out += '\n';
    }
    if (!rows.empty()) write_line(out, {left + margin, under + 4}, word("map.label.legend"), 16);
    double y = legend_top;
    for (const LegendRow& row : rows) {
        write_legend_row(out, row, {left + margin, y});
        y += row_high;
    }
    return out + "\n</svg>\n";
}

}  // namespace spacebetween::render
