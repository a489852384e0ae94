// A day as somebody types it: 2021, 2021-05 or 2021-05-03.
#include "server/app/date_said.hpp"

#include <array>
#include <charconv>
#include <chrono>

namespace spacebetween {

std::optional<Date> date_said(std::string_view said) {
    std::array<std::optional<int>, 3> parts;
    for (auto& part : parts) {
        if (said.empty()) break;
        int number = 0;
        const auto [end, failed] = std::from_chars(said.data(), said.data() + said.size(), number);
        if (failed != std::errc()) return std::nullopt;
        part = number;
        said.remove_prefix(static_cast<std::size_t>(end - said.data()));
        if (said.starts_with('-') && said.size() > 1) said.remove_prefix(1);
    }
    Date date;
    date.day = {parts[0].value_or(0), parts[1], parts[2]};
    return said.empty() && valid(date) ? std::optional(date) : std::nullopt;
}

Time last_moment(const Date& date) {
    const Day& last = date.to ? *date.to : date.day;
    const std::chrono::year_month month{
        std::chrono::year(last.year),
        std::chrono::month(static_cast<unsigned>(last.month.value_or(12)))
    };
    const std::chrono::sys_days end{month / std::chrono::last};
    const std::chrono::sys_days day{month / last.day.value_or(1)};
    const auto since = (last.day ? day : end).time_since_epoch();
    return Time{std::chrono::duration_cast<std::chrono::milliseconds>(since).count() + day_ms / 2};
}

}  // namespace spacebetween
