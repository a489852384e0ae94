// Dates as GEDCOM writes them, and with years alone.
#include "server/interchange/gedcom_date.hpp"

#include <array>

namespace spacebetween {
namespace {

std::string words_of_day(const Day& day) {
    constexpr std::array<std::string_view, 12>
        months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
    std::string words;
    if (day.month) {
        if (day.day) words += std::to_string(*day.day) + ' ';
        words += std::string(months.at(static_cast<std::size_t>(*day.month - 1))) + ' ';
    }
    return words + std::to_string(day.year);
}

}  // namespace

std::string gedcom_words(const Date& date) {
    const std::string day = words_of_day(date.day);
    switch (date.precision) {
        case DatePrecision::exact:
            return day;
        case DatePrecision::about:
            return "ABT " + day;
        case DatePrecision::before:
            return "BEF " + day;
        case DatePrecision::after:
            return "AFT " + day;
        case DatePrecision::between:
            return "BET " + day + " AND " + words_of_day(date.to.value_or(date.day));
        case DatePrecision::from_to:
            return "FROM " + day + " TO " + words_of_day(date.to.value_or(date.day));
    }
    return day;
}

Date only_years(const Date& date) {
    Date years;
    years.day.year = date.day.year;
    years.precision = date.precision;
    if (date.to) {
        years.to = Day{.year = date.to->year, .month = std::nullopt, .day = std::nullopt};
    }
    return years;
}

}  // namespace spacebetween
