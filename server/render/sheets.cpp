// Cuts a drawing into sheets, and sets the legend after it.
#include "server/render/sheets.hpp"

#include "server/render/measure.hpp"
#include "server/render/page.hpp"
#include "server/render/svg.hpp"
#include "server/vocabulary/text_measure.hpp"
#include "server/vocabulary/words.hpp"

#include <algorithm>
#include <cmath>

namespace spacebetween::render {
namespace {

/// The smallest that a drawing is made to fit on one sheet: names stay larger than 8 points.
constexpr double scale_min = 0.7;
constexpr double edge = 8;  ///< between the outermost thing and the edge of the drawing
constexpr double row_high = 56;

/// How a drawing is spread over sheets of one size.
struct Spread {
    SheetSize size;
    Box box;
    double scale = 1;
    int across = 1;
    int down = 1;

    [[nodiscard]] int count() const { return across * down; }
};

int pieces(double length, double room) {
    const double step = room - paper_margin;
    return std::max(1, static_cast<int>(std::ceil((length - paper_margin) / step)));
}

/// The legend in columns.
struct LegendTable {
    const std::vector<LegendRow>& rows;
    double column_width = 0;

    explicit LegendTable(const std::vector<LegendRow>& all) : rows(all) {
        for (const LegendRow& row : rows)
            column_width = std::max(column_width, text_width(row.words, 14) + 116.0);
    }

    [[nodiscard]] std::size_t columns(double width) const {
        return std::max<std::size_t>(1, static_cast<std::size_t>(width / column_width));
    }

    [[nodiscard]] std::size_t down(double height) const {
        return std::max<std::size_t>(1, static_cast<std::size_t>((height - row_high) / row_high));
    }

    /// Of the whole legend under a drawing of this width.
    [[nodiscard]] double height(double width) const {
        if (rows.empty()) return 0;
        const std::size_t wide = columns(width);
        const std::size_t high = (rows.size() + wide - 1) / wide;
        return row_high * static_cast<double>(high + 1);
    }

    [[nodiscard]] std::size_t sheets(const SheetSize& size) const {
        const std::size_t each = columns(size.room_across()) * down(size.room_down());
        return (rows.size() + each - 1) / each;
    }

    /// Rows from `first` on, at most `high` in each of `wide` columns, under a heading.
    [[nodiscard]] std::string
    part(std::size_t first, std::size_t wide, std::size_t high, double top) const {
        std::string out;
        const std::string heading(word("map.label.legend"));
        write_text(out, text_at({paper_margin, top + 16}, heading, 16, Anchor::start));
        const std::size_t end = std::min(rows.size(), first + wide * high);
        for (std::size_t at = first; at < end; at++) {
            const std::size_t column = (at - first) / high;
            const std::size_t row = (at - first) % high;
            const double x = paper_margin + static_cast<double>(column) * column_width;
            const double y = top + row_high + static_cast<double>(row) * row_high;
            write_legend_row(out, rows[at], {x, y});
        }
        return out + "\n";
    }
};

/// How large a drawing can be on one sheet that has so much room for it, in both directions.
double scale_within(const Box& box, double across, double down) {
    return std::min({1.0, across / (box.right - box.left), down / (box.bottom - box.top)});
}

Spread spread_on(const SheetSize& size, const Box& box, const LegendTable& legend) {
    const double across = size.room_across();
    const double down = size.room_down();
    const double above_legend = scale_within(box, across, down - legend.height(across));
    if (above_legend >= scale_min) return {size, box, above_legend, 1, 1};
    const double alone = scale_within(box, across, down);
    if (alone >= scale_min) return {size, box, alone, 1, 1};
    return {size, box, 1, pieces(box.right - box.left, across), pieces(box.bottom - box.top, down)};
}

std::size_t sheets_of(const Spread& spread, const LegendTable& legend) {
    const double drawn = (spread.box.bottom - spread.box.top) * spread.scale;
    const double left = spread.size.room_down() - drawn;
    const bool below = spread.count() == 1 && legend.height(spread.size.room_across()) <= left;
    return static_cast<std::size_t>(spread.count()) + (below ? 0 : legend.sheets(spread.size));
}

Spread best_spread(const Scene& scene, const LegendTable& legend, Paper paper) {
    const Box box{
        scene.box.left - edge,
        scene.box.top - edge,
        scene.box.right + edge,
        scene.box.bottom + edge,
    };
    const Spread wide = spread_on(lying(paper), box, legend);
    const Spread tall = spread_on(upright(paper), box, legend);
    return sheets_of(tall, legend) < sheets_of(wide, legend) ? tall : wide;
}

/// Crosses where the overlap with the next sheets begins, so that sheets can be laid together.
void write_marks(std::string& out, const Spread& spread, int column, int row) {
    const double left = paper_margin;
    const double top = paper_margin + sheet_head;
    const double right = left + spread.size.room_across() - paper_margin;
    const double bottom = top + spread.size.room_down() - paper_margin;
    const bool last_column = column + 1 == spread.across;
    const bool last_row = row + 1 == spread.down;
    const auto cross = [&out](double x, double y) {
        const std::string d =
            "M" + at(x - 8, y) + "H" + put(x + 8) + "M" + at(x, y - 8) + "V" + put(y + 8);
        write_shapes(out, {stroke_of(d, 0.8, "guide")});
    };
    if (!last_column) cross(right, top);
    if (!last_column && !last_row) cross(right, bottom);
    if (!last_row) cross(left, bottom);
    if (column > 0) cross(left + paper_margin, bottom);
    if (row > 0) cross(right, top + paper_margin);
}

std::string tile(const Spread& spread, int column, int row) {
    const SheetSize& size = spread.size;
    const double x = spread.box.left + column * (size.room_across() - paper_margin);
    const double y = spread.box.top + row * (size.room_down() - paper_margin);
    const double wide = size.room_across() / spread.scale;
    const double high = size.room_down() / spread.scale;
    std::string out = "<svg x=\"" + put(paper_margin) + "\" y=\"" + put(paper_margin + sheet_head);
    out += "\" width=\"" + put(size.room_across()) + "\" height=\"" + put(size.room_down());
    out += "\" viewBox=\"" + at(x, y) + " " + put(wide) + " " + put(high);
    out += "\" preserveAspectRatio=\"xMinYMin\"><use href=\"#drawing\"/></svg>\n";
    if (spread.count() > 1) write_marks(out, spread, column, row);
    return out;
}

/// Below the drawing where there is room, else on sheets of its own.
void add_legend(const LegendTable& table, const Spread& spread, std::vector<SheetOfPaper>& sheets) {
    if (table.rows.empty()) return;
    const std::size_t columns = table.columns(spread.size.room_across());
    const double top = paper_margin + sheet_head;
    if (sheets_of(spread, table) == sheets.size()) {
        const double drawn = (spread.box.bottom - spread.box.top) * spread.scale;
        const std::size_t rows = (table.rows.size() + columns - 1) / columns;
        sheets.front().inside += table.part(0, columns, rows, top + drawn);
        return;
    }
    const std::size_t down = table.down(spread.size.room_down());
    for (std::size_t first = 0; first < table.rows.size(); first += columns * down)
        sheets.push_back({"", table.part(first, columns, down, top)});
}

}  // namespace

std::optional<Paper> paper_named(std::string_view name) {
    if (name == "a4") return Paper::a4;
    if (name == "a3") return Paper::a3;
    return std::nullopt;
}

std::string map_sheets(const Scene& scene, const Caption& caption, Paper paper) {
    const LegendTable legend(scene.legend);
    const Spread spread = best_spread(scene, legend, paper);
    std::vector<SheetOfPaper> sheets;
    for (int row = 0; row < spread.down; row++)
        for (int column = 0; column < spread.across; column++)
            sheets.push_back({"", tile(spread, column, row)});
    add_legend(legend, spread, sheets);
    const std::string all = std::to_string(sheets.size());
    for (std::size_t at = 0; at < sheets.size(); at++)
        sheets[at].label = say("map.sheet", {{"n", std::to_string(at + 1)}, {"all", all}});
    std::string drawing;
    for (const SceneNode& node : scene.nodes) {
        write_node(drawing, node);
        drawing += '\n';
    }
    return document_of(spread.size, caption, drawing, sheets);
}

}  // namespace spacebetween::render
