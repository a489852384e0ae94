// Speaks of people, places, couples, links and bonds in the product's words.
#include "server/render/names.hpp"

#include "server/render/life.hpp"
#include "server/vocabulary/words.hpp"

#include <algorithm>

namespace spacebetween::render {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!all.empty()) all += ", ";
        all += part;
    }
    return all;
}

std::string names_in(const Graph& graph, const std::vector<At>& nodes) {
    std::vector<std::string> names;
    for (const At node : nodes)
        names.push_back(name_in(graph, node));
    return say_all(names);
}

std::string certainty_words(const Record& record) {
    const std::string& certainty = words_of(record, "certainty");
    if (certainty.empty() || certainty == "established") return "";
    return lower(say_named("choice.bond.certainty", certainty));
}

std::string shown_as(const Record& person) {
    const std::string& own_word = words_of(person, "gender_word");
    const std::string& gender = words_of(person, "gender");
    if (!own_word.empty() || gender.empty() || gender == "unknown") return own_word;
    return lower(say_named("choice.person.gender", gender));
}

void add_conditions(const Record& person, std::vector<std::string>& parts) {
    for (const std::string field : {"health", "substance"}) {
        const std::string& value = words_of(person, field);
        if (value.empty()) continue;
        parts.push_back(
            say_named("field.person", field) + ": " +
            lower(say_named("choice.person." + field, value))
        );
    }
    for (const char* const field : {"language", "migrated", "two_cultures", "beyond_family"}) {
        if (flag_of(person, field)) parts.push_back(lower(say_named("field.person", field)));
    }
}

void add_kin(const Graph& graph, At person, std::vector<std::string>& parts) {
    std::vector<At> parents;
    for (const At link : graph.links_of[person]) {
        const At couple = graph.links[link].couple;
        if (couple == nobody) continue;
        const auto& partners = graph.couples[couple].partners;
        parents.insert(parents.end(), partners.begin(), partners.end());
    }
    std::vector<At> partners;
    for (const At couple : graph.couples_of[person]) {
        for (const At partner : graph.couples[couple].partners)
            if (partner != person) partners.push_back(partner);
    }
    if (!parents.empty())
        parts.push_back(say("map.child_of", {{"names", names_in(graph, parents)}}));
    if (!partners.empty()) parts.push_back(say("map.with", {{"names", names_in(graph, partners)}}));
    const std::size_t bonds = graph.bonds_of[person].size();
    if (bonds > 0) {
        const auto* const key = bonds == 1 ? "map.bonds.one" : "map.bonds.other";
        parts.push_back(say(key, {{"n", std::to_string(bonds)}}));
    }
}

}  // namespace

std::string say_named(std::string_view prefix, std::string_view name) {
    const std::string key = std::string(prefix) + "." + std::string(name);
    const std::string_view found = word(key);
    if (found != key) return std::string(found);
    std::string plain_name(name);
    std::ranges::replace(plain_name, '_', ' ');
    return plain_name;
}

std::string say_all(const std::vector<std::string>& names) {
    if (names.empty()) return "";
    std::string first;
    for (std::size_t at = 0; at + 1 < names.size(); at++)
        first += (at == 0 ? "" : ", ") + names[at];
    if (names.size() == 1) return names.front();
    return say("list.and", {{"all_but_last", first}, {"last", names.back()}});
}

std::string lower(std::string words) {
    for (char& letter : words) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return words;
}

std::string outcome_words(std::string_view outcome) {
    return say_named("choice.person.kind", "pregnancy") + ": " +
           say_named("choice.person.pregnancy_outcome", outcome);
}

std::string kind_of_person(const Record& person) {
    const std::string& kind = words_of(person, "kind");
    if (kind.empty() || kind == "person") return "";
    const std::string& outcome = words_of(person, "pregnancy_outcome");
    if (kind == "pregnancy" && !outcome.empty() && outcome != "expected")
        return outcome_words(outcome);
    return say_named("choice.person.kind", kind);
}

std::string name_in(const Graph& graph, At node) {
    const std::string& name = node == nobody ? std::string() : words_of(*graph.nodes[node], "name");
    return name.empty() ? std::string(word("map.nameless")) : name;
}

std::string person_name(const Graph& graph, At at) {
    const Record& person = *graph.nodes[at];
    const std::string life = life_on(person, graph.day);
    const Date* const death = death_by(person, graph.day);
    const bool plain_life = life.empty() || life == "living";
    std::vector<std::string> parts{
        name_in(graph, at),
        lower(kind_of_person(person)),
        shown_as(person),
        flag_of(person, "index") ? std::string(word("map.the_child")) : "",
        plain_life ? "" : lower(say_named("choice.person.life", life)),
        death != nullptr ? date_words(*death) : "",
    };
    add_conditions(person, parts);
    add_kin(graph, at, parts);
    parts.push_back(certainty_words(person));
    return joined(parts);
}

std::string context_name(const Graph& graph, At at) {
    const Record& context = *graph.nodes[at];
    std::vector<std::string> parts{
        name_in(graph, at),
        lower(say_named("choice.context.kind", choice_in(context, "kind", "other"))),
    };
    for (const Record* const rating : graph.ratings) {
        if (ref_of(*rating, "of") != context.id) continue;
        const auto level =
            say_named("choice.rating.level", choice_in(*rating, "level", "not_known"));
        parts.push_back(
            say_named("choice.rating.whose", choice_in(*rating, "whose", "other")) + ": " +
            lower(level)
        );
    }
    parts.push_back(certainty_words(context));
    return joined(parts);
}

std::string couple_name(const Graph& graph, const Couple& couple) {
    const std::string who = couple.partners.empty() ? std::string(word("map.parents_unknown"))
                                                    : names_in(graph, couple.partners);
    const std::string kind = choice_in(*couple.record, "kind", "unknown");
    std::vector<std::string> parts{who + ": " + lower(say_named("choice.union.kind", kind))};
    for (const Record* const episode : couple.episodes) {
        const Date* const date = date_in(*episode, "date");
        const std::string turn =
            lower(say_named("choice.episode.kind", words_of(*episode, "kind")));
        parts.push_back(date == nullptr ? turn : turn + " " + date_words(*date));
    }
    parts.push_back(certainty_words(*couple.record));
    return joined(parts);
}

std::string link_name(const Graph& graph, const ChildLink& link) {
    const std::vector<At> parents =
        link.couple == nobody ? std::vector<At>() : graph.couples[link.couple].partners;
    const std::string of =
        parents.empty() ? std::string(word("map.parents_unknown")) : names_in(graph, parents);
    return joined({
        say("map.link_line", {{"child", name_in(graph, link.child)}, {"parents", of}}),
        lower(say_named("choice.parentage.kind", link.kind)),
        certainty_words(*link.record),
    });
}

std::string bond_name(const Graph& graph, const BondEnds& bond) {
    const Record& record = *bond.record;
    const std::string kind =
        lower(say_named("choice.bond.kind", choice_in(record, "kind", "connected")));
    const std::string from = name_in(graph, bond.from);
    const std::string to = name_in(graph, bond.to);
    std::string line = say("map.bond_line", {{"from", from}, {"to", to}, {"kind", kind}});
    const RecordId seen = ref_of(record, "seen_by");
    if (!seen.empty()) {
        const std::string name = name_in(graph, graph.find(seen));
        line = say("map.bond_seen", {{"line", line}, {"name", name}});
    }
    std::vector<std::string> parts{line};
    for (const std::string field : {"strength", "flow", "quality"}) {
        const std::string& value = words_of(record, field);
        if (!value.empty()) parts.push_back(lower(say_named("choice.bond." + field, value)));
    }
    parts.push_back(certainty_words(record));
    const std::string& source = words_of(record, "source");
    if (!source.empty()) parts.push_back(say("map.said_by", {{"source", source}}));
    return joined(parts);
}

std::string
household_name(const Graph& graph, const Record& household, const std::vector<At>& members) {
    const std::string& name = words_of(household, "name");
    const std::string kind =
        say_named("choice.household.kind", choice_in(household, "kind", "household"));
    return joined({name.empty() ? kind : name, names_in(graph, members)});
}

}  // namespace spacebetween::render
