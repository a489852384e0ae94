// From records to nodes and edges.
#include "server/interchange/gedcom_lines.hpp"
#include "server/interchange/map_graph.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace spacebetween {
namespace {

class Drawing {
public:
    explicit Drawing(const Family& family) : family_(family) {
        for (const Record& record : family.records()) {
            if (is_node(record)) ids_[record.id] = 'n' + std::to_string(ids_.size() + 1);
            if (record.type == Type::episode) episodes_[ref_of(record, "of")].push_back(&record);
        }
    }

    MapGraph graph() {
        graph_.ours = true;
        for (const Record& record : family_.records()) {
            if (is_node(record)) add_node(record);
        }
        for (const Record& record : family_.records())
            add_edges(record);
        return std::move(graph_);
    }

private:
    static bool is_node(const Record& record) {
        return record.type == Type::person || record.type == Type::union_ ||
               record.type == Type::context || record.type == Type::household;
    }

    void add_node(const Record& record) {
        GraphItem node;
        node.id = ids_.at(record.id);
        const std::string kind = words_of(record, "kind");
        const bool person = record.type == Type::person;
        node.values.emplace_back("label", words_of(record, "name"));
        const std::string type(spec_of(record.type).name);
        node.values.emplace_back("kind", person ? (kind.empty() ? "person" : kind) : type);
        node.values.emplace_back("category", person ? "" : kind);
        add_values(node, record, {"name", "kind"});
        if (record.type == Type::union_) node.values.emplace_back("episodes", episodes_of(record));
        std::erase_if(node.values, [](const auto& one) { return one.second.empty(); });
        graph_.nodes.push_back(std::move(node));
    }

    std::string episodes_of(const Record& couple) const {
        std::string told;
        const auto found = episodes_.find(couple.id);
        if (found == episodes_.end()) return told;
        for (const Record* episode : found->second) {
            if (!told.empty()) told += "; ";
            told += words_of(*episode, "kind");
            if (const auto date = date_of(*episode, "date")) told += ' ' + plain_date(*date);
            if (const auto until = date_of(*episode, "until")) told += " > " + plain_date(*until);
        }
        return told;
    }

    void add_edges(const Record& record) {
        if (record.type == Type::union_) {
            for (const RecordId& id : refs_of(record, "partners"))
                add_edge(id, record.id, "partner");
        } else if (record.type == Type::household) {
            for (const RecordId& id : refs_of(record, "members"))
                add_edge(id, record.id, "member");
        } else if (record.type == Type::parentage) {
            GraphItem& edge = add_edge(ref_of(record, "union"), ref_of(record, "child"), "child");
            edge.values.emplace_back("category", words_of(record, "kind"));
            add_values(edge, record, {"kind", "child", "union"});
        } else if (record.type == Type::bond) {
            const std::string& kind = words_of(record, "kind");
            GraphItem& edge = add_edge(ref_of(record, "from"), ref_of(record, "to"), kind);
            add_values(edge, record, {"kind", "from", "to"});
        }
        if (!graph_.edges.empty()) {
            std::erase_if(graph_.edges.back().values, [](const auto& one) {
                return one.second.empty();
            });
        }
    }

    GraphItem& add_edge(const RecordId& from, const RecordId& to, const std::string& type) {
        GraphItem& edge = graph_.edges.emplace_back();
        edge.id = 'e' + std::to_string(graph_.edges.size());
        edge.from = ids_.at(from);
        edge.to = ids_.at(to);
        edge.values.emplace_back("type", type);
        return edge;
    }

    void add_values(
        GraphItem& item,
        const Record& record,
        std::initializer_list<std::string_view> told
    ) const {
        const auto& specs = spec_of(record.type).fields;
        for (std::size_t at = 0; at < specs.size(); ++at) {
            const std::string_view name = specs[at].name;
            const bool node_list = name == "partners" || name == "members";
            const bool words = specs[at].kind == FieldKind::text ||
                               (is_working_note(name) && specs[at].kind != FieldKind::ref);
            if (node_list || words || specs[at].server_only ||
                std::find(told.begin(), told.end(), name) != told.end()) {
                continue;
            }
            std::string value = plain_value(record.fields[at]);
            if (!value.empty()) item.values.emplace_back(std::string(name), std::move(value));
        }
    }

    std::string plain_value(const Value& value) const {
        if (const auto* words = std::get_if<std::string>(&value)) return *words;
        if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "";
        if (const auto* date = std::get_if<Date>(&value)) return plain_date(*date);
        if (const auto* number = std::get_if<double>(&value)) {
            return std::to_string(std::lround(*number));
        }
        if (const auto* ref = std::get_if<RecordId>(&value)) {
            const auto found = ids_.find(*ref);
            return found == ids_.end() ? "" : found->second;
        }
        std::string all;
        if (const auto* refs = std::get_if<RefSet>(&value)) {
            for (const RecordId& id : refs->ids()) {
                if (const auto found = ids_.find(id); found != ids_.end()) {
                    all += (all.empty() ? "" : " ") + found->second;
                }
            }
        }
        return all;
    }

    const Family& family_;
    MapGraph graph_;
    std::unordered_map<RecordId, std::string> ids_;
    std::unordered_map<RecordId, std::vector<const Record*>> episodes_;
};

}  // namespace

std::string_view GraphItem::value(std::string_view name) const {
    const auto found = std::find_if(values.begin(), values.end(), [name](const auto& one) {
        return one.first == name;
    });
    return found == values.end() ? std::string_view{} : std::string_view(found->second);
}

MapGraph graph_of(const Family& family) { return Drawing(family).graph(); }

std::vector<std::string> names_of_values(const std::vector<GraphItem>& items) {
    std::vector<std::string> names;
    std::unordered_set<std::string_view> known;
    for (const GraphItem& item : items) {
        for (const auto& [name, value] : item.values) {
            if (known.insert(name).second) names.push_back(name);
        }
    }
    return names;
}

}  // namespace spacebetween
