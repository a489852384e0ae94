// One writer for each kind of copy.
#include "server/interchange/writing.hpp"

#include "server/base/assert.hpp"
#include "server/interchange/gedcom_writer.hpp"
#include "server/interchange/graph_writers.hpp"

#include <array>

namespace spacebetween {
namespace {

struct Written {
    std::string_view ending;
    std::string_view content_type;
};

/// In the order of the kinds.
constexpr std::array<Written, 8> kinds{{
    {"ged", "text/vnd.familysearch.gedcom; charset=utf-8"},
    {"ged", "text/vnd.familysearch.gedcom; charset=utf-8"},
    {"graphml", "application/xml; charset=utf-8"},
    {"gexf", "application/xml; charset=utf-8"},
    {"dot", "text/vnd.graphviz; charset=utf-8"},
    {"csv", "text/csv; charset=utf-8"},
    {"json", "application/json"},
    {"svg", "image/svg+xml"},
}};

std::string written_as(const Family& family, MapCopyKind kind) {
    switch (kind) {
        case MapCopyKind::gedcom7:
            return write_gedcom(family, GedcomVersion::v7_0);
        case MapCopyKind::gedcom551:
            return write_gedcom(family, GedcomVersion::v5_5_1);
        case MapCopyKind::graphml:
            return write_graphml(graph_of(family));
        case MapCopyKind::gexf:
            return write_gexf(graph_of(family));
        case MapCopyKind::dot:
            return write_dot(graph_of(family));
        case MapCopyKind::csv:
            return write_csv(graph_of(family));
        case MapCopyKind::json:
        case MapCopyKind::svg:
            break;
    }
    ASSERT(false);
    return {};
}

/// Words of somebody's name can end no comment, line or cell.
std::string on_one_line(std::string_view words) {
    std::string line;
    for (const char c : words) {
        const bool plain =
            static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '-' && c != '@';
        line += plain ? c : ' ';
    }
    return line;
}

}  // namespace

std::string write_family(const Family& family, MapCopyKind kind, std::string_view taken) {
    std::string written = written_as(family, kind);
    if (taken.empty()) return written;
    const std::string line = on_one_line(taken);
    switch (kind) {
        case MapCopyKind::gedcom7:
        case MapCopyKind::gedcom551:
            written.insert(written.find('\n') + 1, "1 NOTE " + line + '\n');
            break;
        case MapCopyKind::graphml:
        case MapCopyKind::gexf:
            written.insert(written.find('\n') + 1, "<!-- " + line + " -->\n");
            break;
        case MapCopyKind::dot:
            written.insert(0, "// " + line + '\n');
            break;
        case MapCopyKind::csv:
            written += "\r\ntaken\r\n\"" + line + "\"\r\n";
            break;
        case MapCopyKind::json:
        case MapCopyKind::svg:
            break;
    }
    return written;
}

std::string_view ending_of(MapCopyKind kind) {
    return kinds[static_cast<std::size_t>(kind)].ending;
}

std::string_view content_type_of(MapCopyKind kind) {
    return kinds[static_cast<std::size_t>(kind)].content_type;
}

}  // namespace spacebetween
