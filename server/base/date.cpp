// Which days and spans of days exist.
#include "server/base/date.hpp"

#include <chrono>
#include <tuple>

namespace spacebetween {
namespace {

constexpr int year_max = 9999;

bool ends_before_it_starts(const Day& from, const Day& to) {
    const auto start = std::tuple(from.year, from.month.value_or(1), from.day.value_or(1));
    const auto end = std::tuple(to.year, to.month.value_or(12), to.day.value_or(31));
    return end < start;
}

}  // namespace

bool valid(const Day& day) {
    if (day.year < 1 || day.year > year_max) return false;
    if (!day.month) return !day.day;
    if (*day.month < 1 || *day.month > 12) return false;
    if (!day.day) return true;
    if (*day.day < 1 || *day.day > 31) return false;
    const std::chrono::year_month_day date{
        std::chrono::year(day.year),
        std::chrono::month(static_cast<unsigned>(*day.month)),
        std::chrono::day(static_cast<unsigned>(*day.day))
    };
    return date.ok();
}

bool valid(const Date& date) {
    if (!valid(date.day)) return false;
    const bool spans =
        date.precision == DatePrecision::between || date.precision == DatePrecision::from_to;
    if (spans != date.to.has_value()) return false;
    return !date.to || (valid(*date.to) && !ends_before_it_starts(date.day, *date.to));
}

}  // namespace spacebetween
