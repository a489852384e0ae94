// Paper to be filled in by hand, with the symbols that everybody starts from.
#include "server/render/measure.hpp"
#include "server/render/names.hpp"
#include "server/render/page.hpp"
#include "server/render/rings.hpp"
#include "server/render/sheets.hpp"
#include "server/render/svg.hpp"
#include "server/vocabulary/notation.hpp"
#include "server/vocabulary/words.hpp"

#include <array>

namespace spacebetween::render {
namespace {

constexpr double key_high = 140;

Caption caption_of(std::string_view what) {
    return {
        std::string(word("map.blank." + std::string(what))),
        std::string(word("map.blank.line")),
    };
}

LegendRow symbol_row(std::string_view name, bool about, std::string words) {
    const SymbolSpec& symbol = *drawn(drawn_symbols(), name);
    LegendRow row{{stroke_of(std::string(symbol.d), 2)}, std::move(words)};
    if (about) row.shapes.emplace_back(stroke_of(std::string(symbol.index), 2));
    return row;
}

std::vector<LegendRow> key_rows() {
    std::vector<LegendRow> rows;
    for (const std::string_view gender : {"female", "male", "nonbinary", "unknown"})
        rows.push_back(symbol_row(gender, false, say_named("choice.person.gender", gender)));
    rows.push_back(symbol_row("unknown", true, std::string(word("map.the_child"))));
    LegendRow died = symbol_row("unknown", false, say_named("choice.person.life", "died"));
    const SymbolSpec& symbol = *drawn(drawn_symbols(), "unknown");
    died.shapes.emplace_back(stroke_of(std::string(symbol.cross), 1.6));
    rows.push_back(std::move(died));
    for (const std::string_view turn : {"separated", "divorced"}) {
        const EpisodeSpec& episode = *drawn(drawn_episodes(), turn);
        rows.push_back({
            {stroke_of("M-34 0H34", 2), stroke_of(std::string(episode.d), 2)},
            say_named("choice.episode.kind", turn),
        });
    }
    return rows;
}

/// A dashed line for each generation, named at its left.
std::string generations(const SheetSize& size) {
    const double top = paper_margin + sheet_head;
    const double step = (size.room_down() - key_high) / 3;
    constexpr std::array rows = {"grandparents", "parents", "children"};
    std::string out;
    for (std::size_t at = 0; at < rows.size(); at++) {
        const double y = top + step * (static_cast<double>(at) + 0.5);
        const std::string line =
            "M" + render::at(paper_margin, y) + "H" + put(size.width - paper_margin);
        write_shapes(
            out,
            {stroke_of(line, 1, "guide", {2, 6}),
             text_at({paper_margin, y - 8}, say_named("map.blank", rows[at]), 12, Anchor::start)}
        );
    }
    return out + "\n";
}

std::string key(const SheetSize& size) {
    const double top = size.height - paper_margin - key_high;
    std::string out;
    const auto rows = key_rows();
    for (std::size_t at = 0; at < rows.size(); at++) {
        const double x = paper_margin + static_cast<double>(at / 2) * (size.room_across() / 4);
        write_legend_row(out, rows[at], {x, top + 40 + static_cast<double>(at % 2) * 66});
    }
    return out + "\n";
}

}  // namespace

std::string blank_genogram(Paper paper) {
    const SheetSize size = lying(paper);
    return document_of(size, caption_of("genogram"), "", {{"", generations(size) + key(size)}});
}

std::string blank_rings(Paper paper) {
    const SheetSize size = lying(paper);
    const SceneNode rings = ring_node(empty_rings());
    const Box& box = rings.box;
    std::string drawing = "<svg x=\"" + put(paper_margin);
    drawing += "\" y=\"" + put(paper_margin + sheet_head);
    drawing += "\" width=\"" + put(size.room_across()) + "\" height=\"" + put(size.room_down());
    drawing += "\" viewBox=\"" + at(box.left, box.top) + " " + put(box.right - box.left) + " " +
               put(box.bottom - box.top) + "\">";
    write_node(drawing, rings);
    return document_of(size, caption_of("rings"), "", {{"", drawing + "</svg>\n"}});
}

}  // namespace spacebetween::render
