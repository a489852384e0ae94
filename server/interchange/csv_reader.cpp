// Tells tables apart by the names of their columns, and reads them as a graph.
#include "server/interchange/csv_reader.hpp"

#include "server/interchange/csv_rows.hpp"
#include "server/interchange/map_graph.hpp"
#include "server/interchange/text_decoding.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace spacebetween {
namespace {

std::string column_name(std::string_view cell) {
    std::string name;
    for (const char c : cell) {
        const bool upper = c >= 'A' && c <= 'Z';
        name += upper ? static_cast<char>(c - 'A' + 'a') : c == ' ' ? '_' : c;
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> also{{
        {"name", "label"},
        {"description", "note"},
        {"notes", "note"},
        {"begin", "since"},
        {"end", "until"},
        {"tags", "category"},
    }};
    const auto found = std::find_if(also.begin(), also.end(), [&name](const auto& each) {
        return each.first == name;
    });
    return found == also.end() ? name : std::string(found->second);
}

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The columns of a table; of edges when they have ends.
struct Columns {
    std::vector<std::string> names;
    bool edges = false;

    explicit Columns(const CsvRow& row) {
        for (const std::string& cell : row.cells)
            names.push_back(column_name(cell));
        // Gephi's edges have a source and a target; ours a source of another kind.
        if (has(names, "source") && has(names, "target")) {
            std::replace(names.begin(), names.end(), std::string("source"), std::string("from"));
            std::replace(names.begin(), names.end(), std::string("target"), std::string("to"));
        }
        edges = has(names, "from") && has(names, "to");
        if (!edges && !has(names, "kind")) {
            std::replace(names.begin(), names.end(), std::string("type"), std::string("kind"));
        }
    }

    /// As `write_csv` begins its table of nodes: then names are whole aliases.
    [[nodiscard]] bool ours() const {
        const std::vector<std::string> written{"id", "label", "kind", "category", "since", "until"};
        return names.size() >= written.size() &&
               std::equal(written.begin(), written.end(), names.begin());
    }
    /// Who took a copy: about the file, not the family.
    [[nodiscard]] bool about_the_file() const {
        return names.size() == 1 && names.front() == "taken";
    }
    [[nodiscard]] bool known() const { return edges || has(names, "label") || has(names, "id"); }
};

/// Without the apostrophe that keeps a spreadsheet from running it.
std::string_view bare(std::string_view cell) {
    constexpr std::string_view formulas = "=+-@\t\r";
    const bool guarded =
        cell.size() > 1 && cell.front() == '\'' && formulas.find(cell[1]) != std::string_view::npos;
    return guarded ? cell.substr(1) : cell;
}

GraphItem item_of(const CsvRow& row, const Columns& columns) {
    GraphItem item;
    item.line = row.line;
    for (std::size_t at = 0; at < row.cells.size() && at < columns.names.size(); ++at) {
        const std::string& name = columns.names[at];
        std::string value(bare(row.cells[at]));
        if (name == "id") {
            item.id = std::move(value);
        } else if (columns.edges && name == "from") {
            item.from = std::move(value);
        } else if (columns.edges && name == "to") {
            item.to = std::move(value);
        } else if (!value.empty()) {
            item.values.emplace_back(name, std::move(value));
        }
    }
    if (!columns.edges && item.id.empty()) item.id = std::string(item.value("label"));
    return item;
}

/// Edges may name ends that no table has: they are nodes by that name.
void add_ends(MapGraph& graph, LossReport& losses) {
    std::unordered_set<std::string> known;
    for (const GraphItem& node : graph.nodes)
        known.insert(node.id);
    for (const GraphItem& edge : graph.edges) {
        for (const std::string& end : {edge.from, edge.to}) {
            if (end.empty() || !known.insert(end).second) continue;
            GraphItem node;
            node.id = end;
            node.line = edge.line;
            node.values.emplace_back("label", end);
            graph.nodes.push_back(std::move(node));
            losses.add(LossKind::repaired, "named by an edge alone", edge.line);
        }
    }
}

Imported<MapGraph> read_tables(std::string_view text, LossReport& losses) {
    const std::size_t first = std::min(text.find_first_of("\r\n"), text.size());
    CsvRows rows(text, separator_of(text.substr(0, first)));
    MapGraph graph;
    CsvRow row;
    std::optional<Columns> columns;
    while (true) {
        const auto more = rows.next(row);
        if (!more) return more.error();
        if (!*more) break;
        if (row.empty()) {
            columns.reset();
            continue;
        }
        if (!columns) {
            columns.emplace(row);
            if (!columns->known() && !columns->about_the_file())
                return ImportFault{ImportFaultKind::not_known, row.line};
            graph.ours = graph.ours || columns->ours();
            continue;
        }
        if (columns->about_the_file()) continue;
        if (row.cells.size() > columns->names.size()) {
            losses.add(LossKind::left_out, "cells beyond the columns", row.line);
        }
        auto& items = columns->edges ? graph.edges : graph.nodes;
        if (items.size() == import_people_max) {
            return ImportFault{ImportFaultKind::too_many_people, row.line};
        }
        items.push_back(item_of(row, *columns));
    }
    add_ends(graph, losses);
    return graph;
}

}  // namespace

bool looks_like_csv(std::string_view bytes) {
    const auto text = decode_text(bytes.substr(0, 4096));
    if (!text) return false;
    const std::string_view words = text->words;
    const std::string_view line = words.substr(0, words.find_first_of("\r\n"));
    const char separator = separator_of(line);
    if (line.find(separator) == std::string_view::npos) return false;
    CsvRows rows(line, separator);
    CsvRow row;
    const auto more = rows.next(row);
    return more && *more && Columns(row).known();
}

Imported<ImportedFamily> read_csv(std::string_view bytes, const ImportOptions& options) {
    const auto text = decode_text(bytes);
    if (!text) return text.error();
    ImportedFamily into;
    into.format = "csv";
    into.encoding = text->encoding;
    if (text->mended) into.losses.add(LossKind::repaired, "encoding", 1);
    const auto graph = read_tables(text->words, into.losses);
    if (!graph) return graph.error();
    read_graph(*graph, options.year, into);
    return into;
}

}  // namespace spacebetween
