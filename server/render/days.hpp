// Dates as comparable numbers and as words, so that a map can be drawn as it was on a day.
#pragma once

#include "server/base/date.hpp"

#include <string>

namespace spacebetween::render {

/// A day as one number that sorts like the calendar: months of 31 days, without gaps in use.
using DayNumber = long long;

DayNumber day_number(const Day& day);

/// The first and the last day that a date may mean.
DayNumber earliest(const Date& date);
DayNumber latest(const Date& date);

/// Whether what lasts from `since` until `until` holds on a day; null is not known and hides
/// nothing.
bool holds_on(const Date* since, const Date* until, DayNumber day);

/// A year as the genogram writes it: 1972, c. 1972, <1972, 1972/74.
std::string short_date(const Date& date);

/// "about 3 May 2021".
std::string date_words(const Date& date);

/// The age on a day as it stands in a symbol: 9, 9m under two years, or nothing when not known.
std::string age_on(const Date* birth, DayNumber day);

}  // namespace spacebetween::render
