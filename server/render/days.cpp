// Counts days and writes dates.
#include "server/render/days.hpp"

#include "server/vocabulary/words.hpp"

namespace spacebetween::render {
namespace {

DayNumber number(int year, int month, int day) {
    return (static_cast<DayNumber>(year) * 12 + (month - 1)) * 31 + (day - 1);
}

std::string words_of_day(const Day& day) {
    const std::string year = std::to_string(day.year);
    if (!day.month) return year;
    const std::string month(word("date.month." + std::to_string(*day.month)));
    return (day.day ? std::to_string(*day.day) + " " : "") + month + " " + year;
}

std::string last_two(const std::string& year) {
    return year.size() > 2 ? year.substr(year.size() - 2) : year;
}

}  // namespace

DayNumber day_number(const Day& day) {
    return number(day.year, day.month.value_or(1), day.day.value_or(1));
}

DayNumber earliest(const Date& date) { return day_number(date.day); }

DayNumber latest(const Date& date) {
    const Day& last = date.to ? *date.to : date.day;
    return number(last.year, last.month.value_or(12), last.day.value_or(31));
}

bool holds_on(const Date* since, const Date* until, DayNumber day) {
    const bool begun =
        since == nullptr || since->precision == DatePrecision::before || earliest(*since) <= day;
    const bool ended =
        until != nullptr && until->precision != DatePrecision::after && latest(*until) < day;
    return begun && !ended;
}

std::string short_date(const Date& date) {
    const std::string year = std::to_string(date.day.year);
    switch (date.precision) {
        case DatePrecision::about:
            return "c. " + year;
        case DatePrecision::before:
            return "<" + year;
        case DatePrecision::after:
            return ">" + year;
        case DatePrecision::between:
        case DatePrecision::from_to:
            return date.to ? year + "/" + last_two(std::to_string(date.to->year)) : year;
        case DatePrecision::exact:
            return year;
    }
    return year;
}

std::string date_words(const Date& date) {
    const std::string from = words_of_day(date.day);
    const std::string to = date.to ? words_of_day(*date.to) : "";
    switch (date.precision) {
        case DatePrecision::about:
            return say("date.about", {{"from", from}});
        case DatePrecision::before:
            return say("date.before", {{"from", from}});
        case DatePrecision::after:
            return say("date.after", {{"from", from}});
        case DatePrecision::between:
            return say("date.between", {{"from", from}, {"to", to}});
        case DatePrecision::from_to:
            return say("date.from_to", {{"from", from}, {"to", to}});
        case DatePrecision::exact:
            return from;
    }
    return from;
}

std::string age_on(const Date* birth, DayNumber day) {
    if (birth == nullptr || birth->precision == DatePrecision::before ||
        birth->precision == DatePrecision::after)
        return "";
    const DayNumber lived = day - earliest(*birth);
    const DayNumber months = lived >= 0 ? lived / 31 : (lived - 30) / 31;
    const DayNumber years = birth->day.month ? (months >= 0 ? months / 12 : (months - 11) / 12)
                                             : day / 372 - birth->day.year;
    if (years < 0 || years > 130) return "";
    if (birth->day.month && months < 24) return std::to_string(months) + "m";
    return std::to_string(years);
}

}  // namespace spacebetween::render
