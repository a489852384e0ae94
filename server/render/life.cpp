// Holds the date of a death against the day of the map.
#include "server/render/life.hpp"

namespace spacebetween::render {

const Date* death_by(const Record& person, DayNumber day) {
    const Date* const death = date_in(person, "death");
    return holds_on(death, nullptr, day) ? death : nullptr;
}

bool is_dead(const Record& person, DayNumber day) {
    if (date_in(person, "death") != nullptr) return death_by(person, day) != nullptr;
    return words_of(person, "life") == "died";
}

std::string life_on(const Record& person, DayNumber day) {
    const std::string& life = words_of(person, "life");
    const bool over = life == "died" || life == "presumed_died";
    const bool ahead = date_in(person, "death") != nullptr && death_by(person, day) == nullptr;
    return over && ahead ? "" : life;
}

}  // namespace spacebetween::render
