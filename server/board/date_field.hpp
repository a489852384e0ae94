// The date in a field of a record.
#pragma once

#include "server/board/record.hpp"

namespace spacebetween {

/// Null when the field holds no date.
const Date* date_in(const Record& record, std::string_view field);

}  // namespace spacebetween
