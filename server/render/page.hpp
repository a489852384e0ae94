// Sheets of paper as parts of one HTML document; lengths are CSS pixels.
#pragma once

#include "server/render/shape.hpp"
#include "server/render/sheets.hpp"

namespace spacebetween::render {

/// What a printer leaves free, and what two neighbouring sheets share: 10 mm.
constexpr double paper_margin = 10 * 96 / 25.4;
/// The caption's room at the top of each sheet.
constexpr double sheet_head = 52;

struct SheetSize {
    std::string_view name;         ///< as CSS names it
    std::string_view orientation;  ///< portrait or landscape
    double width;
    double height;

    [[nodiscard]] double room_across() const { return width - 2 * paper_margin; }
    [[nodiscard]] double room_down() const { return height - 2 * paper_margin - sheet_head; }
};

SheetSize upright(Paper paper);
SheetSize lying(Paper paper);

/// One sheet: its number, and what stands on it as SVG.
struct SheetOfPaper {
    std::string label;
    std::string inside;
};

/// `shared` is drawn once and used by the sheets; it may be empty.
std::string document_of(
    const SheetSize& size,
    const Caption& caption,
    const std::string& shared,
    const std::vector<SheetOfPaper>& sheets
);

}  // namespace spacebetween::render
