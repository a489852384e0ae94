// Writes the document around the sheets.
#include "server/render/page.hpp"

#include "server/render/measure.hpp"
#include "server/render/svg.hpp"

namespace spacebetween::render {
namespace {

constexpr double short_mm = 210;
constexpr double long_mm = 297;
constexpr double longest_mm = 420;

double pixels(double mm) { return mm * 96 / 25.4; }

void write_head(std::string& out, const SheetSize& size, const Caption& caption) {
    out += "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>";
    out += escaped(caption.title);
    out += "</title>\n<style>@page{size:";
    out.append(size.name).append(" ").append(size.orientation);
    out +=
        ";margin:0}body{margin:0}svg{display:block}svg.sheet{break-after:page}"
        "svg.sheet:last-of-type{break-after:auto}</style>\n</head>\n<body>\n";
}

void write_sheet(
    std::string& out,
    const SheetSize& size,
    const Caption& caption,
    const SheetOfPaper& sheet
) {
    const std::string width = put(size.width);
    const std::string height = put(size.height);
    out += "<svg class=\"sheet\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width;
    out += " " + height + "\" width=\"" + width + "\" height=\"" + height + "\" ";
    out += root_attributes(caption.title + ", " + sheet.label) + ">\n";
    const double left = paper_margin;
    const double right = size.width - paper_margin;
    const double top = paper_margin;
    write_text(out, text_at({left, top + 18}, caption.title, 18, Anchor::start));
    write_text(out, text_at({left, top + 38}, caption.line, 12, Anchor::start));
    write_text(out, text_at({right, top + 18}, sheet.label, 12, Anchor::end));
    out += "\n" + sheet.inside + "</svg>\n";
}

}  // namespace

SheetSize upright(Paper paper) {
    return paper == Paper::a3 ? SheetSize{"A3", "portrait", pixels(long_mm), pixels(longest_mm)}
                              : SheetSize{"A4", "portrait", pixels(short_mm), pixels(long_mm)};
}

SheetSize lying(Paper paper) {
    const SheetSize size = upright(paper);
    return {size.name, "landscape", size.height, size.width};
}

std::string document_of(
    const SheetSize& size,
    const Caption& caption,
    const std::string& shared,
    const std::vector<SheetOfPaper>& sheets
) {
    std::string out;
    write_head(out, size, caption);
    if (!shared.empty()) {
        out +=
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\""
            " aria-hidden=\"true\" font-family=\"DejaVu Sans, Segoe UI, Arial, sans-serif\">"
            "<defs><g id=\"drawing\">\n";
        out += shared + "</g></defs></svg>\n";
    }
    for (const SheetOfPaper& sheet : sheets)
        write_sheet(out, size, caption, sheet);
    return out + "</body>\n</html>\n";
}

}  // namespace spacebetween::render
