// Collects the rows of a legend, each once.
#include "server/render/legend.hpp"

#include "server/render/bond_line.hpp"
#include "server/render/names.hpp"
#include "server/render/symbols.hpp"
#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace spacebetween::render {
namespace {

constexpr std::string_view swatch = "M-34 0H34";

enum class Group { symbols, structure, bonds, marks };

class Rows {
public:
    /// Whether the row of this key is still missing; from now on it is not.
    bool wants(const std::string& key) { return keys_.insert(key).second; }

    void add(Group group, Shapes shapes, std::string words) {
        rows_[static_cast<std::size_t>(group)].push_back({std::move(shapes), std::move(words)});
    }

    std::vector<LegendRow> all() {
        std::vector<LegendRow> all;
        for (auto& group : rows_)
            std::ranges::move(group, std::back_inserter(all));
        return all;
    }

private:
    std::set<std::string> keys_;
    std::array<std::vector<LegendRow>, 4> rows_;
};

/// The choice in words. What is not known says what it is that is not known: a picture's legend has
/// no headings.
std::string choice_words(const std::string& type, const std::string& kind) {
    const std::string words = say_named("choice." + type + ".kind", kind);
    return kind == "unknown" ? say_named("type", type) + ": " + words : words;
}

std::vector<double> listed(std::span<const double> dash) { return {dash.begin(), dash.end()}; }

std::string symbol_words(const std::string& name) {
    if (name == "pet" || name == "pregnancy") return say_named("choice.person.kind", name);
    if (name == "miscarriage" || name == "termination") return outcome_words(name);
    return say_named("choice.person.gender", name);
}

void add_symbol(const Record& person, Rows& rows) {
    const std::string name = symbol_name(person);
    if (name == "male" || name == "female" || name == "unknown") return;
    if (!rows.wants("symbol " + name)) return;
    const SymbolSpec& symbol = *drawn(drawn_symbols(), name);
    rows.add(Group::symbols, {stroke_of(std::string(symbol.d), 2)}, symbol_words(name));
}

void add_conditions(const Record& person, Rows& rows) {
    const SymbolSpec& square = *drawn(drawn_symbols(), "male");
    for (const std::string field : {"health", "substance"}) {
        const std::string& value = words_of(person, field);
        const std::string name = field + "_" + value;
        const ConditionSpec* const condition = drawn(drawn_conditions(), name);
        if (condition == nullptr || !rows.wants("condition " + name)) continue;
        Shapes shapes{stroke_of(std::string(square.d), 2)};
        append(shapes, condition_shapes(square, *condition));
        const std::string words =
            say_named("field.person", field) + ": " + say_named("choice.person." + field, value);
        rows.add(Group::symbols, std::move(shapes), words);
    }
}

void add_marks(const Record& person, Rows& rows) {
    for (const std::string_view flag : {"migrated", "two_cultures", "language"}) {
        const MarkSpec* const mark = drawn(drawn_marks(), flag);
        if (mark == nullptr || !flag_of(person, flag)) continue;
        if (!rows.wants("mark " + std::string(flag))) continue;
        Shapes shapes;
        if (mark->letter.empty())
            shapes.emplace_back(stroke_of(std::string(mark->d), 1.6));
        else
            shapes.emplace_back(text_at({0, 5}, std::string(mark->letter), 14));
        rows.add(Group::marks, std::move(shapes), say_named("field.person", flag));
    }
}

void add_couple(const Couple& couple, Rows& rows) {
    const std::string kind = choice_in(*couple.record, "kind", "unknown");
    if (kind == "married" || couple.partners.size() < 2) return;
    const LineSpec& spec = *drawn(drawn_unions(), kind);
    const std::string_view ink = spec.line_class == "neutral" ? "ink" : spec.line_class;
    if (rows.wants("union " + kind))
        rows.add(
            Group::structure,
            {stroke_of(std::string(swatch), spec.width, ink, listed(spec.dash))},
            choice_words("union", kind)
        );
    for (const Record* const episode : couple.episodes) {
        const std::string& name = words_of(*episode, "kind");
        const EpisodeSpec* const turn = drawn(drawn_episodes(), name);
        if (turn == nullptr || turn->d.empty() || !rows.wants("episode " + name)) continue;
        rows.add(
            Group::structure,
            {stroke_of(std::string(swatch), 2), stroke_of(std::string(turn->d), 2)},
            say_named("choice.episode.kind", name)
        );
    }
}

void add_link(const ChildLink& link, Rows& rows) {
    if (link.kind == "birth" || !rows.wants("link " + link.kind)) return;
    const LineSpec& spec = *drawn(drawn_children(), link.kind);
    Shapes shapes{stroke_of(std::string(swatch), spec.width, "ink", listed(spec.dash))};
    if (!spec.beside.empty())
        shapes.emplace_back(stroke_of("M-34 6H34", spec.width, "ink", listed(spec.beside)));
    rows.add(Group::structure, std::move(shapes), choice_words("parentage", link.kind));
}

void add_bond(const Record& bond, Rows& rows) {
    const std::string kind = choice_in(bond, "kind", "connected");
    if (!rows.wants("bond " + kind)) return;
    const Polyline way({{-34, 0}, {34, 0}});
    rows.add(
        Group::bonds,
        bond_shapes(way, look_of(*drawn(drawn_bonds(), kind))),
        say_named("choice.bond.kind", kind)
    );
}

void add_certainty(const Record& record, Rows& rows) {
    const std::string& certainty = words_of(record, "certainty");
    const CertaintySpec* const spec = drawn(drawn_certainty(), certainty);
    if (spec == nullptr || spec->plate.empty() || !rows.wants("certainty " + certainty)) return;
    rows.add(
        Group::marks,
        {text_at({0, 5}, std::string(spec->plate), 14)},
        say_named("choice.bond.certainty", certainty)
    );
}

}  // namespace

std::vector<LegendRow> legend_of(const Graph& graph, View view, const std::vector<At>& bonds) {
    Rows rows;
    for (At person = 0; person < graph.people; person++)
        add_symbol(*graph.nodes[person], rows);
    for (At person = 0; person < graph.people; person++) {
        add_conditions(*graph.nodes[person], rows);
        add_marks(*graph.nodes[person], rows);
    }
    if (view == View::genogram) {
        for (const Couple& couple : graph.couples)
            add_couple(couple, rows);
        for (const Couple& couple : graph.couples)
            for (const At link : couple.links)
                add_link(graph.links[link], rows);
    }
    for (const At bond : bonds)
        add_bond(*graph.bonds[bond].record, rows);
    for (At person = 0; person < graph.people; person++)
        add_certainty(*graph.nodes[person], rows);
    for (const At bond : bonds)
        add_certainty(*graph.bonds[bond].record, rows);
    for (At place = graph.people; place < graph.nodes.size(); place++)
        add_certainty(*graph.nodes[place], rows);
    return rows.all();
}

}  // namespace spacebetween::render
