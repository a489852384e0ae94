// Tells the layout of people, couples and links, with the room that their labels take.
#include "server/render/laid_out.hpp"

#include "server/layout/picture.hpp"
#include "server/render/symbols.hpp"

#include <cmath>

namespace spacebetween::render {
namespace {

layout::Gender gender_of(const Record& person) {
    const std::string& gender = words_of(person, "gender");
    if (gender == "male") return layout::Gender::male;
    if (gender == "female") return layout::Gender::female;
    return gender.empty() || gender == "unknown" ? layout::Gender::unknown : layout::Gender::other;
}

layout::LinkKind kind_of(std::string_view kind) {
    constexpr std::pair<std::string_view, layout::LinkKind> kinds[] = {
        {"birth", layout::LinkKind::birth},
        {"adoptive", layout::LinkKind::adoptive},
        {"guardianship", layout::LinkKind::guardianship},
        {"kinship", layout::LinkKind::kinship},
        {"foster", layout::LinkKind::foster},
        {"step", layout::LinkKind::step},
        {"residential", layout::LinkKind::residential},
        {"informal", layout::LinkKind::informal},
        {"donor", layout::LinkKind::donor},
        {"surrogate", layout::LinkKind::surrogate},
    };
    for (const auto& [name, link] : kinds)
        if (name == kind) return link;
    return layout::LinkKind::unknown;
}

layout::Day day_of(const Record& record, std::string_view field) {
    const Date* const date = date_in(record, field);
    return date == nullptr ? layout::day_unknown : earliest(*date);
}

layout::Person person_of(const Record& record, int order, DayNumber day) {
    const Figure figure = person_symbol(record, day);
    layout::Person person;
    person.id = record.id.text;
    person.birth = day_of(record, "birth");
    person.order = order;
    person.gender = gender_of(record);
    person.index = flag_of(record, "index");
    person.label_width = static_cast<int>(std::ceil(figure.box.right - figure.box.left));
    person.label_below = static_cast<int>(std::ceil(figure.box.bottom)) - layout::symbol_half;
    return person;
}

layout::Relatives relatives_of(const Graph& graph) {
    layout::Relatives family;
    int order = 0;
    for (At node = 0; node < graph.people; node++)
        family.people.push_back(person_of(*graph.nodes[node], order++, graph.day));
    for (const Couple& couple : graph.couples) {
        const layout::Day since =
            couple.episodes.empty() ? layout::day_unknown : day_of(*couple.episodes[0], "date");
        family.unions.push_back({couple.record->id.text, couple.partners, since, order++});
    }
    for (const ChildLink& link : graph.links) {
        if (link.couple == nobody) continue;
        layout::Parentage parentage;
        parentage.id = link.record->id.text;
        parentage.child = link.child;
        parentage.parents = link.couple;
        parentage.kind = kind_of(link.kind);
        parentage.since = day_of(*link.record, "since");
        parentage.order = order++;
        parentage.home = link.home;
        family.parentages.push_back(std::move(parentage));
    }
    return family;
}

}  // namespace

LaidOut laid_out(const Records& records, DayNumber day) {
    const Graph graph = graph_of(records, day);
    const layout::Picture picture = layout::tidy(relatives_of(graph));
    LaidOut found;
    found.metrics = picture.metrics;
    found.ancestor_loops = picture.broken.size();
    for (At node = 0; node < graph.people; node++) {
        const auto [x, y] = picture.people[node];
        found.places[graph.nodes[node]->id] = {static_cast<double>(x), static_cast<double>(y)};
    }
    return found;
}

}  // namespace spacebetween::render
