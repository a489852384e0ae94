// Days of other calendars as days of ours.
#pragma once

#include "server/base/date.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace spacebetween {

enum class CalendarName : std::uint8_t { gregorian, julian, french, hebrew };

/// 1 to 12, or 13 where the calendar has so many; nothing when it has no such month.
std::optional<int> month_called(CalendarName calendar, std::string_view name);

/// The Gregorian day. Without a day or month only the year is told, and it may be one too small.
std::optional<Day> gregorian(CalendarName calendar, const Day& day);

}  // namespace spacebetween
