// The words behind each drawn thing, for people who hear the map.
#pragma once

#include "server/render/graph.hpp"

namespace spacebetween::render {

/// The word for a name that comes from data, such as a choice; the name itself when there is none.
std::string say_named(std::string_view prefix, std::string_view name);
/// "Beth, Carl and Dana".
std::string say_all(const std::vector<std::string>& names);
std::string lower(std::string words);

/// What became of a pregnancy: "Pregnancy: Miscarriage".
std::string outcome_words(std::string_view outcome);

/// What somebody is who is no plain person, and of a pregnancy what became of it.
std::string kind_of_person(const Record& person);

std::string person_name(const Graph& graph, At person);
std::string context_name(const Graph& graph, At context);
std::string couple_name(const Graph& graph, const Couple& couple);
std::string link_name(const Graph& graph, const ChildLink& link);
std::string bond_name(const Graph& graph, const BondEnds& bond);
std::string
household_name(const Graph& graph, const Record& household, const std::vector<At>& members);
std::string name_in(const Graph& graph, At node);

}  // namespace spacebetween::render
