// Dates as tables and graphs tell them.
#include "server/interchange/gedcom_date.hpp"
#include "server/interchange/map_graph.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace spacebetween {
namespace {

/// Digits alone, and all of them.
std::optional<int> number_in(std::string_view digits) {
    int number = 0;
    const auto [end, failed] = std::from_chars(digits.begin(), digits.end(), number);
    const bool whole = failed == std::errc{} && end == digits.end() && digits.front() != '-';
    return whole ? std::optional(number) : std::nullopt;
}

std::optional<Date> read_iso(std::string_view words) {
    if (words.size() != 7 && words.size() != 10) return std::nullopt;
    if (words[4] != '-' || (words.size() == 10 && words[7] != '-')) return std::nullopt;
    const auto year = number_in(words.substr(0, 4));
    const auto month = number_in(words.substr(5, 2));
    const auto day = words.size() == 10 ? number_in(words.substr(8, 2)) : std::nullopt;
    if (!year || !month || (words.size() == 10 && !day)) return std::nullopt;
    Date date;
    date.day = Day{.year = *year, .month = month, .day = day};
    return valid(date) ? std::optional(date) : std::nullopt;
}

}  // namespace

std::string plain_date(const Date& date) {
    if (date.precision != DatePrecision::exact || !date.day.month) return gedcom_words(date);
    std::array<char, 16> words{};
    const int month = *date.day.month;
    const int size = date.day.day ? std::snprintf(
                                        words.data(),
                                        words.size(),
                                        "%04d-%02d-%02d",
                                        date.day.year % 10'000,
                                        month % 100,
                                        *date.day.day % 100
                                    )
                                  : std::snprintf(
                                        words.data(),
                                        words.size(),
                                        "%04d-%02d",
                                        date.day.year % 10'000,
                                        month % 100
                                    );
    return {words.data(), static_cast<std::size_t>(size)};
}

std::optional<Date> read_plain_date(std::string_view words) {
    if (const auto date = read_iso(words)) return date;
    const auto read = read_gedcom_date(words);
    return read.reading == DateReading::whole ? read.date : std::nullopt;
}

}  // namespace spacebetween
