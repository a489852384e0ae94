// Writes the one form of SVG that the client writes as well.
#include "server/render/svg.hpp"

#include "server/render/measure.hpp"
#include "server/vocabulary/notation.hpp"

namespace spacebetween::render {
namespace {

constexpr std::string_view dark = "#12181D";
constexpr std::string_view soft = "#46535C";

std::string_view colour(std::string_view ink) {
    if (ink == "none") return "none";
    if (ink == "paper") return "#FFFFFF";
    if (ink == "condition" || ink == "guide" || ink == "household") return soft;
    const ClassSpec* const spec = drawn(drawn_classes(), ink);
    return spec == nullptr ? dark : spec->light;
}

std::string_view name_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::household:
            return "household";
        case NodeKind::union_:
            return "union";
        case NodeKind::parentage:
            return "parentage";
        case NodeKind::bond:
            return "bond";
        case NodeKind::context:
            return "context";
        case NodeKind::person:
            return "person";
        case NodeKind::guide:
            return "guide";
    }
    return "";
}

std::string_view name_of(Anchor anchor) {
    switch (anchor) {
        case Anchor::start:
            return "start";
        case Anchor::middle:
            return "middle";
        case Anchor::end:
            return "end";
    }
    return "";
}

void write_path(std::string& out, const PathShape& path) {
    out.append("<path d=\"").append(path.d);
    out.append("\" fill=\"").append(colour(path.fill));
    out.append("\" stroke=\"").append(colour(path.stroke));
    out.append("\" stroke-width=\"").append(plain(path.width)).append("\"");
    if (!path.dash.empty()) {
        out += " stroke-dasharray=\"";
        for (std::size_t at = 0; at < path.dash.size(); at++)
            out.append(at == 0 ? "" : " ").append(plain(path.dash[at]));
        out += '"';
    }
    out += "/>";
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char letter : text) {
        switch (letter) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default: {
                // Of the control characters, XML knows only these three.
                const bool control = static_cast<unsigned char>(letter) < 0x20;
                const bool known = letter == '\t' || letter == '\n' || letter == '\r';
                if (!control || known) out += letter;
            }
        }
    }
    return out;
}

void write_text(std::string& out, const TextShape& text) {
    out.append("<text x=\"").append(put(text.at.x));
    out.append("\" y=\"").append(put(text.at.y));
    out.append("\" font-size=\"").append(plain(text.size));
    out.append("\" text-anchor=\"").append(name_of(text.anchor));
    out.append("\" fill=\"").append(dark);
    out +=
        "\" paint-order=\"stroke\" stroke=\"#FFFFFF\" stroke-width=\"4\""
        " stroke-linejoin=\"round\">";
    out.append(escaped(text.text)).append("</text>");
}

void write_shapes(std::string& out, const Shapes& shapes) {
    for (const Shape& shape : shapes) {
        if (const auto* const text = std::get_if<TextShape>(&shape))
            write_text(out, *text);
        else if (const auto* const path = std::get_if<PathShape>(&shape))
            write_path(out, *path);
    }
}

void write_node(std::string& out, const SceneNode& node) {
    const std::string name = escaped(node.name);
    out.append("<g data-id=\"").append(escaped(node.id));
    out.append("\" data-kind=\"").append(name_of(node.kind));
    out.append("\" role=\"graphics-symbol\" aria-label=\"").append(name);
    out.append("\" transform=\"translate(").append(plain(node.point.x));
    out.append(" ").append(plain(node.point.y)).append(")\"");
    if (node.faint) out += " opacity=\"0.55\"";
    out.append("><title>").append(name).append("</title>");
    write_shapes(out, node.shapes);
    out += "</g>";
}

void write_legend_row(std::string& out, const LegendRow& row, Point at) {
    out.append("<g transform=\"translate(").append(plain(at.x + 40));
    out.append(" ").append(plain(at.y)).append(")\">");
    write_shapes(out, row.shapes);
    out += "</g>";
    write_text(out, text_at({at.x + 92, at.y + 5}, row.words, 14, Anchor::start));
}

std::string root_attributes(std::string_view label) {
    return "role=\"graphics-document\" aria-label=\"" + escaped(label) +
           "\" font-family=\"DejaVu Sans, Segoe UI, Arial, sans-serif\"";
}

}  // namespace spacebetween::render
