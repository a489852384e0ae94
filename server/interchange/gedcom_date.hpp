// GEDCOM's dates as ours and ours as GEDCOM's.
#pragma once

#include "server/base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {

/// How well the words of a date were understood.
enum class DateReading : std::uint8_t {
    whole,
    about,  ///< only a year could be made out
    none,   ///< nothing could, or the date is from before the year 1
};

struct ReadDate {
    DateReading reading = DateReading::none;
    std::optional<Date> date;
    /// A lower bound for judging who may be living, also where no date can be kept: 0 for B.C.
    std::optional<int> year;
};

/// Of 5.5.1, 7.0 and the usual departures from both: any case, dual years, three more calendars.
/// What was said is kept where the date is not Gregorian or was only understood in part.
ReadDate read_gedcom_date(std::string_view words);

/// "BET 1911 AND MAR 1912". What was said is not repeated.
std::string gedcom_words(const Date& date);

/// The same date with years alone, and without the words in which it was told.
Date only_years(const Date& date);

}  // namespace spacebetween
