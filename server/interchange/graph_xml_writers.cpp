// GraphML and GEXF: one declares its values by keys, the other by attributes.
#include "server/interchange/graph_writers.hpp"
#include "server/interchange/xml_words.hpp"
#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <unordered_map>

namespace spacebetween {
namespace {

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Whether a bond goes one way; what is no bond goes from its first end to its second.
bool is_directed(const GraphItem& edge) {
    const BondSpec* bond = drawn(drawn_bonds(), edge.value("type"));
    return bond == nullptr || !bond->to.empty();
}

using Keys = std::unordered_map<std::string, std::string>;

/// The first and last day of a year, or the month or day itself: what GEXF takes for a date.
std::string day_in(const Day& day, bool last) {
    const std::string year = std::to_string(day.year);
    std::string words = std::string(4 - std::min<std::size_t>(4, year.size()), '0') + year;
    const auto two = [](int number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
    words += two(day.month.value_or(last ? 12 : 1));
    return words + two(day.day.value_or(last ? 28 : 1));
}

void write_spell(std::string& out, const GraphItem& item) {
    const auto since = read_plain_date(item.value("since"));
    const auto until = read_plain_date(item.value("until"));
    if (!since && !until) return;
    out += "<spells><spell";
    if (since) out += " start=\"" + day_in(since->day, false) + '"';
    if (until) out += " end=\"" + day_in(until->to.value_or(until->day), true) + '"';
    out += "/></spells>";
}

class GexfWriter {
public:
    std::string written(const MapGraph& graph) {
        out_ += xml_head;
        out_ +=
            "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
            "<graph mode=\"dynamic\" timeformat=\"date\" defaultedgetype=\"undirected\">\n";
        const Keys of_nodes = declare("node", graph.nodes);
        const Keys of_edges = declare("edge", graph.edges);
        out_ += "<nodes>\n";
        for (const GraphItem& node : graph.nodes) {
            out_ +=
                "<node id=\"" + node.id + "\" label=\"" + xml_words(node.value("label")) + "\">";
            write_values(node, of_nodes);
            out_ += "</node>\n";
        }
        out_ += "</nodes>\n<edges>\n";
        for (const GraphItem& edge : graph.edges) {
            out_ += "<edge id=\"" + edge.id + "\" source=\"" + edge.from + "\" target=\"" +
                    edge.to + "\" type=\"" + (is_directed(edge) ? "directed" : "undirected") +
                    "\" label=\"" + xml_words(edge.value("type")) + "\">";
            write_values(edge, of_edges);
            out_ += "</edge>\n";
        }
        return out_ + "</edges>\n</graph>\n</gexf>\n";
    }

private:
    Keys declare(std::string_view of, const std::vector<GraphItem>& items) {
        Keys keys;
        out_ += "<attributes class=\"" + std::string(of) + "\" mode=\"static\">\n";
        for (const std::string& name : names_of_values(items)) {
            const std::string id = of.front() + std::to_string(keys.size());
            keys.emplace(name, id);
            out_ += "<attribute id=\"" + id + "\" title=\"" + name + "\" type=\"string\"/>\n";
        }
        out_ += "</attributes>\n";
        return keys;
    }

    void write_values(const GraphItem& item, const Keys& keys) {
        out_ += "<attvalues>";
        for (const auto& [name, value] : item.values) {
            out_ += "<attvalue for=\"" + keys.at(name) + "\" value=\"" + xml_words(value) + "\"/>";
        }
        out_ += "</attvalues>";
        write_spell(out_, item);
    }

    std::string out_;
};

void declare_keys(std::string& out, std::string_view of, const std::vector<GraphItem>& items) {
    for (const std::string& name : names_of_values(items)) {
        out += "<key id=\"" + std::string(of) + '.' + name + "\" for=\"" + std::string(of) +
               "\" attr.name=\"" + name + "\" attr.type=\"string\"/>\n";
    }
}

void write_data(std::string& out, std::string_view of, const GraphItem& item) {
    for (const auto& [name, value] : item.values) {
        out += "<data key=\"" + std::string(of) + '.' + name + "\">" + xml_words(value) + "</data>";
    }
}

}  // namespace

std::string xml_words(std::string_view words) {
    std::string safe;
    safe.reserve(words.size());
    for (const char c : words) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&apos;";
                break;
            default:
                safe += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return safe;
}

std::string write_graphml(const MapGraph& graph) {
    std::string out(xml_head);
    out += "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    declare_keys(out, "node", graph.nodes);
    declare_keys(out, "edge", graph.edges);
    out += "<graph id=\"spacebetween\" edgedefault=\"undirected\">\n";
    for (const GraphItem& node : graph.nodes) {
        out += "<node id=\"" + node.id + "\">";
        write_data(out, "node", node);
        out += "</node>\n";
    }
    for (const GraphItem& edge : graph.edges) {
        out += "<edge id=\"" + edge.id + "\" source=\"" + edge.from + "\" target=\"" + edge.to +
               "\" directed=\"" + (is_directed(edge) ? "true" : "false") + "\">";
        write_data(out, "edge", edge);
        out += "</edge>\n";
    }
    return out + "</graph>\n</graphml>\n";
}

std::string write_gexf(const MapGraph& graph) { return GexfWriter().written(graph); }

}  // namespace spacebetween
