// Takes the words of a date apart: modifier, calendar, day, month, year.
#include "server/interchange/gedcom_date.hpp"

#include "server/interchange/calendars.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace spacebetween {
namespace {

using Words = std::vector<std::string>;
using Slice = std::span<const std::string>;

constexpr std::size_t said_points_max = 80;

struct OneDay {
    Day day;
    CalendarName calendar = CalendarName::gregorian;
    bool dual = false;
    bool before_christ = false;
};

bool is_number(std::string_view word) {
    return !word.empty() && word.size() <= 4 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of_word(std::string_view word) {
    int number = 0;
    for (const char c : word)
        number = number * 10 + (c - '0');
    return number;
}

char in_capitals(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// In capitals, without what stands in brackets, escapes as single words.
Words words_of_date(std::string_view text) {
    Words words;
    std::string word;
    const auto finish = [&words, &word] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    int brackets = 0;
    bool escape = false;
    for (const char c : text) {
        if (c == '@') escape = !escape;
        if (c == '(' && !escape) ++brackets;
        if (brackets == 0 && (c != ' ' || escape) && c != '\t' && c != '\n' && c != ',') {
            word += in_capitals(c);
        } else if (brackets == 0) {
            finish();
        }
        if (c == ')' && brackets > 0) --brackets;
    }
    finish();
    return words;
}

std::optional<CalendarName> calendar_called(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, CalendarName>, 8> names{{
        {"@#DGREGORIAN@", CalendarName::gregorian},
        {"@#DJULIAN@", CalendarName::julian},
        {"@#DFRENCH R@", CalendarName::french},
        {"@#DHEBREW@", CalendarName::hebrew},
        {"GREGORIAN", CalendarName::gregorian},
        {"JULIAN", CalendarName::julian},
        {"FRENCH_R", CalendarName::french},
        {"HEBREW", CalendarName::hebrew},
    }};
    const auto found = std::find_if(names.begin(), names.end(), [word](const auto& each) {
        return each.first == word;
    });
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

bool is_before_christ(std::string_view word) {
    return word == "BC" || word == "B.C." || word == "B.C" || word == "BCE";
}

/// "1699/00" and "1699/1700" are the year in which the new year's day had not yet been moved.
bool read_year(std::string_view word, OneDay& into) {
    const std::size_t slash = word.find('/');
    if (!is_number(word.substr(0, slash))) return false;
    into.day.year = number_of_word(word.substr(0, slash));
    if (slash == std::string_view::npos) return true;
    const std::string_view second = word.substr(slash + 1);
    if (!is_number(second) || second.size() == 1 || second.size() == 3) return false;
    const int span = second.size() == 4 ? 10'000 : 100;
    if ((into.day.year + 1) % span != number_of_word(second) % span) return false;
    ++into.day.year;
    into.dual = true;
    return true;
}

std::optional<OneDay> iso_day(std::string_view word) {
    if (word.size() != 10 || word[4] != '-' || word[7] != '-') return std::nullopt;
    const std::array parts{word.substr(0, 4), word.substr(5, 2), word.substr(8, 2)};
    if (!std::all_of(parts.begin(), parts.end(), is_number)) return std::nullopt;
    OneDay one;
    one.day.year = number_of_word(parts[0]);
    one.day.month = number_of_word(parts[1]);
    one.day.day = number_of_word(parts[2]);
    return one;
}

std::optional<OneDay> one_day(Slice words) {
    OneDay one;
    if (!words.empty()) {
        if (const auto calendar = calendar_called(words.front())) {
            one.calendar = *calendar;
            words = words.subspan(1);
        }
    }
    if (!words.empty() && is_before_christ(words.back())) {
        one.before_christ = true;
        words = words.first(words.size() - 1);
    }
    if (words.size() == 1) {
        if (const auto iso = iso_day(words.front())) return iso;
    }
    if (words.empty() || words.size() > 3 || !read_year(words.back(), one)) return std::nullopt;
    if (words.size() == 1) return one;
    one.day.month = month_called(one.calendar, words[words.size() - 2]);
    if (!one.day.month) return std::nullopt;
    if (words.size() == 3) {
        if (!is_number(words.front()) || words.front().size() > 2) return std::nullopt;
        one.day.day = number_of_word(words.front());
        if (*one.day.day == 0) one.day.day.reset();
    }
    return one;
}

struct DateParts {
    DatePrecision precision = DatePrecision::exact;
    std::optional<OneDay> from;
    std::optional<OneDay> to;
};

std::size_t place_of(Slice words, std::initializer_list<std::string_view> names) {
    const auto found = std::find_if(words.begin(), words.end(), [names](const std::string& word) {
        return std::find(names.begin(), names.end(), word) != names.end();
    });
    return static_cast<std::size_t>(found - words.begin());
}

DateParts two_days(Slice words, std::size_t middle, DatePrecision precision) {
    if (middle >= words.size()) return {};
    return {precision, one_day(words.first(middle)), one_day(words.subspan(middle + 1))};
}

DateParts parts_of(Slice words) {
    const std::string_view first = words.front();
    const Slice rest = words.subspan(1);
    const auto is = [first](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), first) != names.end();
    };
    if (is({"ABT",
            "ABT.",
            "ABOUT",
            "CIR",
            "CIRCA",
            "C",
            "C.",
            "CA",
            "CA.",
            "CAL",
            "CALC",
            "EST",
            "EST.",
            "INT",
            "~"})) {
        return {DatePrecision::about, one_day(rest), std::nullopt};
    }
    if (is({"BEF", "BEF.", "BEFORE", "TO", "<"})) {
        return {DatePrecision::before, one_day(rest), std::nullopt};
    }
    if (is({"BET", "BET.", "BTW", "BETWEEN"})) {
        return two_days(rest, place_of(rest, {"AND", "TO", "-", "&"}), DatePrecision::between);
    }
    if (is({"FROM"})) {
        const std::size_t to = place_of(rest, {"TO", "-"});
        if (to < rest.size()) return two_days(rest, to, DatePrecision::from_to);
        return {DatePrecision::after, one_day(rest), std::nullopt};
    }
    if (is({"AFT", "AFT.", "AFTER", ">"})) {
        return {DatePrecision::after, one_day(rest), std::nullopt};
    }
    const std::size_t to = place_of(words, {"TO", "-"});
    if (to < words.size()) return two_days(words, to, DatePrecision::from_to);
    return {DatePrecision::exact, one_day(words), std::nullopt};
}

/// The one number that can only be a year.
std::optional<int> lone_year(const Words& words) {
    std::optional<int> found;
    for (const std::string& word : words) {
        if (word.find("BC") != std::string::npos || word.find("B.C") != std::string::npos) {
            return std::nullopt;
        }
        for (std::size_t at = 0; at < word.size();) {
            std::size_t end = at;
            while (end < word.size() && word[end] >= '0' && word[end] <= '9')
                ++end;
            const std::size_t digits = end - at;
            if (digits == 3 || digits == 4) {
                if (found) return std::nullopt;
                found = number_of_word(std::string_view(word).substr(at, digits));
            }
            at = std::max(end, at + 1);
        }
    }
    return found && *found > 0 ? found : std::nullopt;
}

std::string shortened(std::string_view words) {
    std::string kept;
    for (const char c : words.substr(0, said_points_max)) {
        // Never half a character.
        if (static_cast<unsigned char>(c) >= 0x80) return {};
        kept += c == '\n' || c == '\t' ? ' ' : c;
    }
    return kept;
}

/// Nothing when the days do not exist or do not make a span.
std::optional<Date> date_from(const DateParts& parts, std::string_view said) {
    if (!parts.from) return std::nullopt;
    const auto from = gregorian(parts.from->calendar, parts.from->day);
    if (!from) return std::nullopt;
    Date date;
    date.day = *from;
    date.precision = parts.precision;
    bool plain = parts.from->calendar == CalendarName::gregorian && !parts.from->dual;
    if (parts.to) {
        date.to = gregorian(parts.to->calendar, parts.to->day);
        if (!date.to) return std::nullopt;
        plain = plain && parts.to->calendar == CalendarName::gregorian && !parts.to->dual;
    }
    const bool without_day = !plain && !from->month && date.precision == DatePrecision::exact;
    if (without_day && !parts.from->dual) date.precision = DatePrecision::about;
    if (!plain) date.said = shortened(said);
    if (!valid(date) && date.to) std::swap(date.day, *date.to);
    return valid(date) ? std::optional(date) : std::nullopt;
}

}  // namespace

ReadDate read_gedcom_date(std::string_view text) {
    const Words words = words_of_date(text);
    if (words.empty()) return {};
    const DateParts parts = parts_of(words);
    const bool old =
        (parts.from && parts.from->before_christ) || (parts.to && parts.to->before_christ);
    if (old) return {.reading = DateReading::none, .date = std::nullopt, .year = 0};
    if (const auto date = date_from(parts, text)) {
        return {DateReading::whole, date, date->to ? date->to->year : date->day.year};
    }
    const auto year = lone_year(words);
    if (!year) return {};
    Date date;
    date.day.year = *year;
    date.precision = DatePrecision::about;
    date.said = shortened(text);
    return {DateReading::about, date, year};
}

}  // namespace spacebetween
