// A day as somebody types it: 2021, 2021-05 or 2021-05-03.
#pragma once

#include "server/base/date.hpp"
#include "server/base/time.hpp"

#include <optional>
#include <string_view>

namespace spacebetween {

/// Nothing when it is no such day.
std::optional<Date> date_said(std::string_view said);

/// Noon of the last day that a date may mean.
Time last_moment(const Date& date);

}  // namespace spacebetween
