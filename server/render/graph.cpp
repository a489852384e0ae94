// Sorts records by type, joins them, and leaves out what does not hold on the day.
#include "server/render/graph.hpp"

#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace spacebetween::render {
namespace {

using Pointers = std::vector<const Record*>;

class Sorted {
public:
    explicit Sorted(const Records& records) {
        for (const RecordRef& record : records)
            by_type_[record->type].push_back(record.get());
        for (auto& [type, some] : by_type_)
            std::ranges::sort(some, in_order);
    }

    const Pointers& all(Type type) { return by_type_[type]; }

private:
    std::map<Type, Pointers> by_type_;
};

bool lasting(const Record& record, DayNumber day) {
    return holds_on(date_in(record, "since"), date_in(record, "until"), day);
}

bool born_by(const Record& person, DayNumber day) {
    if (words_of(person, "kind") == "pregnancy") return true;
    return holds_on(date_in(person, "birth"), nullptr, day);
}

void add_node(Graph& graph, const Record* record) {
    graph.node_of.emplace(record->id, graph.nodes.size());
    graph.nodes.push_back(record);
}

/// Of a child's links the one that it hangs from: the one chosen, else by birth to most known
/// parents.
void choose_home(
    Graph& graph,
    const std::vector<At>& links,
    const std::vector<std::size_t>& known
) {
    const auto chosen = std::ranges::find_if(links, [&graph](At link) {
        return flag_of(*graph.links[link].record, "home");
    });
    if (chosen != links.end()) {
        graph.links[*chosen].home = true;
        return;
    }
    const auto parents = [&](const ChildLink& link) {
        return link.couple == nobody ? 0 : known[link.couple];
    };
    const auto better = [&](At a, At b) {
        const auto& [one, other] = std::tie(graph.links[a], graph.links[b]);
        if (home_rank(one.kind) != home_rank(other.kind))
            return home_rank(one.kind) < home_rank(other.kind);
        if (parents(one) != parents(other)) return parents(one) > parents(other);
        return in_order(one.record, other.record);
    };
    const auto best = std::ranges::min_element(links, better);
    if (best != links.end()) graph.links[*best].home = true;
}

/// By the day on which each begins; one without a date comes with the one entered before it.
void in_order_of_time(Pointers& turns) {
    std::vector<std::pair<DayNumber, const Record*>> timed;
    DayNumber begins = std::numeric_limits<DayNumber>::min();
    for (const Record* const turn : turns) {
        const Date* const date = date_in(*turn, "date");
        if (date != nullptr) begins = earliest(*date);
        timed.emplace_back(begins, turn);
    }
    std::ranges::stable_sort(timed, {}, &std::pair<DayNumber, const Record*>::first);
    std::ranges::transform(timed, turns.begin(), &std::pair<DayNumber, const Record*>::second);
}

void add_couples(Graph& graph, Sorted& sorted, std::unordered_map<RecordId, At>& couple_of) {
    for (const Record* const record : sorted.all(Type::union_)) {
        Couple couple{record, {}, {}, {}};
        for (const RecordId& id : refs_in(*record, "partners")) {
            const At partner = graph.find(id);
            if (partner == nobody) continue;
            couple.partners.push_back(partner);
            graph.couples_of[partner].push_back(graph.couples.size());
        }
        couple_of.emplace(record->id, graph.couples.size());
        graph.couples.push_back(std::move(couple));
    }
    for (const Record* const episode : sorted.all(Type::episode)) {
        const auto couple = couple_of.find(ref_of(*episode, "of"));
        if (couple != couple_of.end()) graph.couples[couple->second].episodes.push_back(episode);
    }
    for (Couple& couple : graph.couples)
        in_order_of_time(couple.episodes);
}

void add_links(Graph& graph, Sorted& sorted, const std::unordered_map<RecordId, At>& couple_of) {
    for (const Record* const record : sorted.all(Type::parentage)) {
        const std::string kind = choice_in(*record, "kind", "unknown");
        const At child = graph.find(ref_of(*record, "child"));
        if (child == nobody || (kind != "birth" && !lasting(*record, graph.day))) continue;
        const auto couple = couple_of.find(ref_of(*record, "union"));
        const At parents = couple == couple_of.end() ? nobody : couple->second;
        graph.links_of[child].push_back(graph.links.size());
        if (parents != nobody) graph.couples[parents].links.push_back(graph.links.size());
        graph.links.push_back({record, child, parents, kind, false});
    }
    std::vector<std::size_t> known;
    for (const Couple& couple : graph.couples)
        known.push_back(refs_in(*couple.record, "partners").size());
    for (const auto& links : graph.links_of)
        choose_home(graph, links, known);
}

void add_bonds(Graph& graph, Sorted& sorted) {
    for (const Record* const record : sorted.all(Type::bond)) {
        const At from = graph.find(ref_of(*record, "from"));
        const At to = graph.find(ref_of(*record, "to"));
        if (from == nobody || to == nobody || !lasting(*record, graph.day)) continue;
        graph.bonds_of[from].push_back(graph.bonds.size());
        graph.bonds_of[to].push_back(graph.bonds.size());
        graph.bonds.push_back({record, from, to});
    }
}

}  // namespace

At Graph::find(const RecordId& id) const {
    const auto found = node_of.find(id);
    return found == node_of.end() ? nobody : found->second;
}

Graph graph_of(const Records& records, DayNumber day) {
    Sorted sorted(records);
    Graph graph;
    graph.day = day;
    for (const Record* const person : sorted.all(Type::person))
        if (born_by(*person, day)) add_node(graph, person);
    graph.people = graph.nodes.size();
    for (const Record* const context : sorted.all(Type::context))
        if (lasting(*context, day)) add_node(graph, context);
    graph.couples_of.resize(graph.nodes.size());
    graph.links_of.resize(graph.nodes.size());
    graph.bonds_of.resize(graph.nodes.size());
    std::unordered_map<RecordId, At> couple_of;
    add_couples(graph, sorted, couple_of);
    add_links(graph, sorted, couple_of);
    add_bonds(graph, sorted);
    for (const Record* const household : sorted.all(Type::household))
        if (lasting(*household, day)) graph.households.push_back(household);
    graph.ratings = sorted.all(Type::rating);
    return graph;
}

bool in_order(const Record* one, const Record* other) {
    return one->order != other->order ? one->order < other->order : one->id < other->id;
}

const double* number_in(const Record& record, std::string_view field) {
    return std::get_if<double>(&field_value(record, field));
}

const std::vector<RecordId>& refs_in(const Record& record, std::string_view field) {
    static const std::vector<RecordId> none;
    const auto* const set = std::get_if<RefSet>(&field_value(record, field));
    return set == nullptr ? none : set->ids();
}

std::string choice_in(const Record& record, std::string_view field, std::string_view otherwise) {
    const std::string& chosen = words_of(record, field);
    return chosen.empty() ? std::string(otherwise) : chosen;
}

}  // namespace spacebetween::render
