// A date as families tell it: a year, perhaps more, and how sure we are.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace spacebetween {

enum class DatePrecision : std::uint8_t { exact, about, before, after, between, from_to };

/// A day of the Gregorian calendar, or only its month or year.
struct Day {
    int year = 0;
    std::optional<int> month;  ///< 1 to 12
    std::optional<int> day;    ///< 1 to 31; only with a month

    friend bool operator==(const Day&, const Day&) = default;
};

/// `to` goes with `between` and `from_to` and with nothing else; `said` keeps the words in which
/// the date was told, other calendars included.
struct Date {
    Day day;
    DatePrecision precision = DatePrecision::exact;
    std::optional<Day> to;
    std::string said;

    friend bool operator==(const Date&, const Date&) = default;
};

/// Whether such a day exists: years 1 to 9999, the month's real length, leap years kept.
bool valid(const Day& day);

/// Whether both ends exist, are in order, and `to` stands exactly where the precision wants it.
bool valid(const Date& date);

}  // namespace spacebetween
