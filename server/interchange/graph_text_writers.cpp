// DOT and tables.
#include "server/interchange/graph_writers.hpp"
#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <array>

namespace spacebetween {
namespace {

std::string quoted(std::string_view words) {
    std::string safe = "\"";
    for (const char c : words) {
        if (c == '"' || c == '\\') safe += '\\';
        safe += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return safe + '"';
}

std::string_view shape_of(const GraphItem& node) {
    const std::string_view kind = node.value("kind");
    const std::string_view gender = node.value("gender");
    if (kind == "union") return "point";
    if (kind == "household") return "tab";
    if (kind == "context") return "box3d";
    if (kind == "pregnancy") return "triangle";
    if (gender == "male") return "box";
    if (gender == "female") return "ellipse";
    if (gender == "nonbinary") return "hexagon";
    return gender == "other" ? "octagon" : "diamond";
}

/// Dashes, more than one rail and heads, as far as Graphviz has them.
std::string style_of(const GraphItem& edge) {
    const BondSpec* bond = drawn(drawn_bonds(), edge.value("type"));
    if (bond == nullptr) return edge.value("type") == "member" ? "style=dotted, " : "";
    std::string style = bond->dash.empty() ? "style=solid" : "style=dashed";
    const std::size_t rails = std::max<std::size_t>(1, bond->rails.size());
    if (rails > 1) {
        style += ", color=\"black";
        for (std::size_t rail = 1; rail < rails; ++rail)
            style += ":invis:black";
        style += '"';
    }
    return style + (bond->to.empty() ? ", " : ", dir=forward, ");
}

/// What begins as a formula begins with an apostrophe instead; quotes only where they are needed.
std::string cell(std::string_view words) {
    std::string safe;
    constexpr std::string_view formulas = "=+-@\t\r";
    if (!words.empty() && formulas.find(words.front()) != std::string_view::npos) safe += '\'';
    safe += words;
    if (safe.find_first_of("\",;\r\n") == std::string::npos) return safe;
    std::string whole = "\"";
    for (const char c : safe) {
        if (c == '"') whole += '"';
        whole += c;
    }
    return whole + '"';
}

void write_table(
    std::string& out,
    const std::vector<std::string_view>& first,
    const std::vector<GraphItem>& items
) {
    std::vector<std::string> names(first.begin(), first.end());
    for (const std::string& name : names_of_values(items)) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    const auto write_row = [&out](const auto& cells) {
        for (std::size_t at = 0; at < cells.size(); ++at)
            out += (at == 0 ? "" : ",") + cell(cells[at]);
        out += "\r\n";
    };
    write_row(names);
    for (const GraphItem& item : items) {
        std::vector<std::string_view> row;
        for (const std::string& name : names) {
            row.push_back(
                name == "id"     ? std::string_view(item.id)
                : name == "from" ? std::string_view(item.from)
                : name == "to"   ? std::string_view(item.to)
                                 : item.value(name)
            );
        }
        write_row(row);
    }
}

}  // namespace

std::string write_dot(const MapGraph& graph) {
    std::string out = "graph map {\n";
    for (const GraphItem& node : graph.nodes) {
        out += "  " + node.id + " [label=" + quoted(node.value("label")) +
               ", shape=" + std::string(shape_of(node)) + "];\n";
    }
    for (const GraphItem& edge : graph.edges) {
        out += "  " + edge.from + " -- " + edge.to + " [" + style_of(edge) +
               "label=" + quoted(edge.value("type")) + "];\n";
    }
    return out + "}\n";
}

std::string write_csv(const MapGraph& graph) {
    std::string out;
    write_table(out, {"id", "label", "kind", "category", "since", "until"}, graph.nodes);
    out += "\r\n";
    write_table(
        out,
        {"from", "to", "type", "strength", "flow", "quality", "since", "until", "certainty"},
        graph.edges
    );
    return out;
}

}  // namespace spacebetween
