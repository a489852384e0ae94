// Through the number of the day: the arithmetic of the Julian, the French and the Hebrew calendar.
#include "server/interchange/calendars.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace spacebetween {
namespace {

/// The Gregorian day of a Julian day number (Richards).
Day day_numbered(std::int64_t number) {
    const std::int64_t f = number + 1401 + (4 * number + 274'277) / 146'097 * 3 / 4 - 38;
    const std::int64_t e = 4 * f + 3;
    const std::int64_t h = 5 * (e % 1461 / 4) + 2;
    const auto day = static_cast<int>(h % 153 / 5 + 1);
    const auto month = static_cast<int>((h / 153 + 2) % 12 + 1);
    const auto year = static_cast<int>(e / 1461 - 4716 + (14 - month) / 12);
    return {.year = year, .month = month, .day = day};
}

std::int64_t julian_number(int year, int month, int day) {
    const std::int64_t a = (14 - month) / 12;
    const std::int64_t y = year + 4800 - a;
    return day + (153 * (month + 12 * a - 3) + 2) / 5 + 365 * y + y / 4 - 32'083;
}

std::int64_t french_number(int year, int month, int day) {
    return 2'375'839 + 365 * (year - 1) + year / 4 + 30 * (month - 1) + day;
}

bool hebrew_leap(int year) { return (7 * year + 1) % 19 < 7; }

/// Days from the calendar's beginning to the new year, its postponements kept.
std::int64_t hebrew_new_year(int year) {
    const std::int64_t months = (235 * std::int64_t{year} - 234) / 19;
    const std::int64_t parts = 12'084 + 13'753 * months;
    std::int64_t day = 29 * months + parts / 25'920;
    if (3 * (day + 1) % 7 < 3) ++day;
    return day;
}

std::int64_t hebrew_year_start(int year) {
    const std::int64_t before = hebrew_new_year(year - 1);
    const std::int64_t here = hebrew_new_year(year);
    const std::int64_t after = hebrew_new_year(year + 1);
    const int delay = after - here == 356 ? 2 : here - before == 382 ? 1 : 0;
    return 347'997 + here + delay;
}

std::int64_t hebrew_number(int year, int month, int day) {
    const std::int64_t start = hebrew_year_start(year);
    const auto length = static_cast<int>(hebrew_year_start(year + 1) - start);
    const bool leap = hebrew_leap(year);
    std::int64_t days = 0;
    // Months as GEDCOM counts them: Tishri is 1, Adar Sheni 7, Elul 13.
    for (int each = 1; each < month; ++each) {
        constexpr std::array lengths{30, 29, 30, 29, 30, 30, 29, 30, 29, 30, 29, 30, 29};
        int month_days = lengths[static_cast<std::size_t>(each - 1)];
        if (each == 2 && length % 10 == 5) month_days = 30;
        if (each == 3 && length % 10 == 3) month_days = 29;
        if (each == 6 && !leap) month_days = 29;
        if (each == 7 && !leap) month_days = 0;
        days += month_days;
    }
    return start + days + day;
}

std::optional<Day> only_year(CalendarName calendar, int year) {
    constexpr int french_offset = 1791;
    constexpr int hebrew_offset = 3761;
    if (calendar == CalendarName::french) year += french_offset;
    if (calendar == CalendarName::hebrew) year -= hebrew_offset;
    const Day day{.year = year, .month = std::nullopt, .day = std::nullopt};
    return valid(day) ? std::optional(day) : std::nullopt;
}

}  // namespace

std::optional<int> month_called(CalendarName calendar, std::string_view name) {
    using Names = std::array<std::string_view, 13>;
    static constexpr Names ours{
        "JAN",
        "FEB",
        "MAR",
        "APR",
        "MAY",
        "JUN",
        "JUL",
        "AUG",
        "SEP",
        "OCT",
        "NOV",
        "DEC",
        ""
    };
    static constexpr Names french{
        "VEND",
        "BRUM",
        "FRIM",
        "NIVO",
        "PLUV",
        "VENT",
        "GERM",
        "FLOR",
        "PRAI",
        "MESS",
        "THER",
        "FRUC",
        "COMP"
    };
    static constexpr Names hebrew{
        "TSH",
        "CSH",
        "KSL",
        "TVT",
        "SHV",
        "ADR",
        "ADS",
        "NSN",
        "IYR",
        "SVN",
        "TMZ",
        "AAV",
        "ELL"
    };
    const Names& names = calendar == CalendarName::french   ? french
                         : calendar == CalendarName::hebrew ? hebrew
                                                            : ours;
    const bool is_ours = &names == &ours;
    // Ours are also written out, and "SEPT" is as good as "SEP".
    const auto fits = [is_ours, name](std::string_view each) {
        if (each.empty()) return false;
        return is_ours ? name.substr(0, 3) == each && name.size() <= 9 : name == each;
    };
    const auto found = std::find_if(names.begin(), names.end(), fits);
    if (found == names.end()) return std::nullopt;
    return static_cast<int>(found - names.begin()) + 1;
}

std::optional<Day> gregorian(CalendarName calendar, const Day& day) {
    if (calendar == CalendarName::gregorian) return valid(day) ? std::optional(day) : std::nullopt;
    if (day.year < 1 || day.year > 9999) return std::nullopt;
    if (!day.month || !day.day || *day.day < 1 || *day.day > 31) {
        return only_year(calendar, day.year);
    }
    std::int64_t number = 0;
    switch (calendar) {
        case CalendarName::french:
            number = french_number(day.year, *day.month, *day.day);
            break;
        case CalendarName::hebrew:
            number = hebrew_number(day.year, *day.month, *day.day);
            break;
        case CalendarName::gregorian:
        case CalendarName::julian:
            number = julian_number(day.year, *day.month, *day.day);
    }
    const Day ours = day_numbered(number);
    return valid(ours) ? std::optional(ours) : std::nullopt;
}

}  // namespace spacebetween
