// What is known by the day of the map about the life of a person.
#pragma once

#include "server/render/graph.hpp"

#include <string>

namespace spacebetween::render {

/// The date of a death that had come by the day, or null.
const Date* death_by(const Record& person, DayNumber day);

/// By the date of the death where there is one, whatever else is said.
bool is_dead(const Record& person, DayNumber day);

/// The choice of "life" as it was on the day: empty while a dated death lies ahead.
std::string life_on(const Record& person, DayNumber day);

}  // namespace spacebetween::render
