// From nodes and edges to records: ours as they were written, and those of other programs as far as
// their words are ours.
#include "server/interchange/map_graph.hpp"
#include "server/interchange/withholding.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace spacebetween {
namespace {

/// In small letters, with single underscores for what parts words: "Very close" is very_close.
std::string as_word(std::string_view words) {
    std::string word;
    for (const char c : words) {
        if (c >= 'A' && c <= 'Z') {
            word += static_cast<char>(c - 'A' + 'a');
        } else if (c == ' ' || c == '-' || c == '/') {
            if (!word.empty() && word.back() != '_') word += '_';
        } else {
            word += c;
        }
    }
    while (word.ends_with('_'))
        word.pop_back();
    return word;
}

bool is_choice(Type type, std::string_view field, std::string_view word) {
    const auto& choices = field_of(type, field)->choices;
    return std::find(choices.begin(), choices.end(), word) != choices.end();
}

struct NodeKind {
    Type type = Type::person;
    std::string kind;  ///< of the record's own field, when the word says it
    bool known = true;
};

NodeKind node_kind(const std::string& word) {
    if (word.empty()) return {Type::person, "person", false};
    if (is_choice(Type::person, "kind", word)) return {Type::person, word};
    if (word == "union" || word == "family" || word == "couple") return {Type::union_, ""};
    if (word == "context" || word == "node") return {Type::context, ""};
    if (word == "organization") return {Type::context, "organisation"};
    if (is_choice(Type::context, "kind", word)) return {Type::context, word};
    if (is_choice(Type::household, "kind", word)) {
        return {Type::household, word == "household" ? "" : word};
    }
    return {Type::context, "other", false};
}

class GraphReading {
public:
    GraphReading(const MapGraph& graph, ImportedFamily& into) : graph_(graph), into_(into) {}

    void read() {
        for (const bool people : {true, false}) {
            for (const GraphItem& node : graph_.nodes) {
                const NodeKind kind = node_kind(as_word(node.value("kind")));
                if ((kind.type == Type::person) == people) make(node, kind);
            }
        }
        for (const GraphItem& node : graph_.nodes) {
            if (const auto found = by_id_.find(node.id); found != by_id_.end()) {
                read_node(node, *found->second);
            }
        }
        for (const std::string_view pass : {"child", ""}) {
            for (const GraphItem& edge : graph_.edges) {
                const std::string type = as_word(edge.value("type"));
                if ((type == "child") == (pass == "child")) read_edge(edge, type);
            }
        }
    }

private:
    void lost(const std::string& what, const GraphItem& item) {
        into_.losses.add(LossKind::left_out, what, item.line);
    }
    void repaired(const std::string& what, const GraphItem& item) {
        into_.losses.add(LossKind::repaired, what, item.line);
    }

    void make(const GraphItem& node, const NodeKind& kind) {
        Record& record = into_.family.add(kind.type, node.line);
        if (!by_id_.emplace(node.id, &record).second) repaired("id used twice", node);
        if (!kind.kind.empty()) put(record, "kind", kind.kind);
        const std::string word(node.value("kind"));
        if (!kind.known && word.empty()) repaired("no kind: taken for a person", node);
        if (!kind.known && !word.empty()) lost("kind " + word, node);
    }

    void read_node(const GraphItem& node, Record& record) {
        const std::string_view label = node.value("label");
        if (record.type == Type::person && !graph_.ours) {
            put_first_name(into_, record, label, node.line);
        } else if (field_of(record.type, "name") != nullptr) {
            if (!put_words(record, "name", label)) repaired("name shortened", node);
        } else if (!label.empty()) {
            lost("label", node);
        }
        if (record.type == Type::person) put(record, "gender", std::string("unknown"));
        for (const auto& [name, value] : node.values) {
            if (name == "label" || name == "kind" || value.empty()) continue;
            if (name == "episodes" && record.type == Type::union_) {
                read_episodes(node, record, value);
            } else if (name == "category" && record.type != Type::person) {
                if (!put_choice(record, "kind", as_word(value))) lost("category " + value, node);
            } else {
                read_value(node, record, name, value);
            }
        }
    }

    /// "married 1970 > 1980; divorced".
    void read_episodes(const GraphItem& node, const Record& couple, std::string_view told) {
        while (!told.empty()) {
            const std::size_t end = std::min(told.find("; "), told.size());
            std::string_view one = told.substr(0, end);
            told.remove_prefix(std::min(end + 2, told.size()));
            const std::size_t space = std::min(one.find(' '), one.size());
            const std::string_view kind = one.substr(0, space);
            if (!is_choice(Type::episode, "kind", kind)) {
                lost("episode", node);
                continue;
            }
            one.remove_prefix(std::min(space + 1, one.size()));
            Record& episode = into_.family.add(Type::episode, node.line);
            put_ref(episode, "of", couple.id);
            put(episode, "kind", std::string(kind));
            const std::size_t to = one.starts_with("> ") ? 0 : one.find(" > ");
            const bool ends = to != std::string_view::npos;
            read_episode_date(node, episode, "date", one.substr(0, to));
            if (ends) read_episode_date(node, episode, "until", one.substr(to + (to > 0 ? 3 : 2)));
        }
    }

    void read_episode_date(
        const GraphItem& node,
        Record& episode,
        std::string_view field,
        std::string_view words
    ) {
        if (words.empty()) return;
        if (const auto date = read_plain_date(words)) {
            put(episode, field, *date);
        } else {
            lost("date of an episode", node);
        }
    }

    void join(Record& set, std::string_view field, const Record& one, const GraphItem& edge) {
        if (is_full(set, field)) repaired("too many of " + std::string(field), edge);
        put_ref(set, field, one.id);
    }

    void read_edge(const GraphItem& edge, const std::string& type) {
        const auto from = by_id_.find(edge.from);
        const auto to = by_id_.find(edge.to);
        if (from == by_id_.end() || to == by_id_.end()) return repaired("edge to nothing", edge);
        Record& first = *from->second;
        Record& second = *to->second;
        if (type == "child" && first.type == Type::union_ && second.type == Type::person) {
            Record& link = into_.family.add(Type::parentage, edge.line);
            put_ref(link, "child", second.id);
            put_ref(link, "union", first.id);
            read_values(edge, link);
        } else if (type == "partner" && first.type == Type::person && second.type == Type::union_) {
            join(second, "partners", first, edge);
        } else if (type == "member" && second.type == Type::household &&
                   may_refer_to(*field_of(Type::household, "members"), first.type)) {
            join(second, "members", first, edge);
        } else {
            read_bond(edge, type, first, second);
        }
    }

    void read_bond(
        const GraphItem& edge,
        const std::string& type,
        const Record& from,
        const Record& to
    ) {
        const FieldSpec& end = *field_of(Type::bond, "to");
        if (!may_refer_to(end, from.type) || !may_refer_to(end, to.type) || from.id == to.id) {
            return repaired("edge between what has no bond", edge);
        }
        Record& bond = into_.family.add(Type::bond, edge.line);
        put_ref(bond, "from", from.id);
        put_ref(bond, "to", to.id);
        put(bond, "kind", std::string("connected"));
        if (!type.empty() && !put_choice(bond, "kind", type)) lost("type " + type, edge);
        read_values(edge, bond);
    }

    void read_values(const GraphItem& item, Record& record) {
        for (const auto& [name, value] : item.values) {
            if (name == "type" || value.empty()) continue;
            read_value(item, record, name == "category" ? "kind" : name, value);
        }
    }

    void read_value(
        const GraphItem& item,
        Record& record,
        std::string_view name,
        const std::string& value
    ) {
        const FieldSpec* field = field_of(record.type, name);
        // Free words about people stay where they are.
        const bool words =
            field != nullptr &&
            (field->kind == FieldKind::text ||
             (field->kind == FieldKind::line && name != "part" && name != "gender_word"));
        const bool withheld = words || name == "note" || name == "source";
        if (withheld) {
            into_.losses.add(LossKind::withheld, std::string(name), item.line);
        } else if (field == nullptr || field->server_only || !put_value(record, *field, value)) {
            lost(std::string(name), item);
        }
    }

    bool put_value(Record& record, const FieldSpec& field, const std::string& value) {
        switch (field.kind) {
            case FieldKind::line:
                return put_words(record, field.name, value);
            case FieldKind::choice:
                return put_choice(record, field.name, as_word(value));
            case FieldKind::flag:
                if (value == "yes") put(record, field.name, true);
                return value == "yes";
            case FieldKind::date: {
                const auto date = read_plain_date(value);
                if (date) put(record, field.name, *date);
                return date.has_value();
            }
            case FieldKind::number: {
                const bool digits =
                    value.size() < 4 && value.find_first_not_of("0123456789") == std::string::npos;
                const double number = digits ? std::stod(value) : -1;
                const bool fits = digits && number >= field.min_value && number <= field.max_value;
                if (fits) put(record, field.name, number);
                return fits;
            }
            default:
                return put_refs(record, field, value);
        }
    }

    bool put_refs(Record& record, const FieldSpec& field, std::string_view ids) {
        bool all = true;
        while (!ids.empty()) {
            const std::size_t end = std::min(ids.find(' '), ids.size());
            const auto found = by_id_.find(std::string(ids.substr(0, end)));
            const bool fits = found != by_id_.end() && may_refer_to(field, found->second->type);
            if (fits) put_ref(record, field.name, found->second->id);
            all = all && fits;
            ids.remove_prefix(std::min(end + 1, ids.size()));
        }
        return all;
    }

    const MapGraph& graph_;
    ImportedFamily& into_;
    std::unordered_map<std::string, Record*> by_id_;
};

}  // namespace

void read_graph(const MapGraph& graph, int year, ImportedFamily& into) {
    GraphReading(graph, into).read();
    withhold_days(into, year);
    for (const std::size_t at : ancestor_loops(into.family)) {
        into.losses.add(LossKind::loop, "own ancestor", into.family.line_of(at));
    }
}

}  // namespace spacebetween
