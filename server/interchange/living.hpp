// What is kept of somebody who may be living: a first name or alias, and the year of birth.
#pragma once

#include "server/interchange/import_options.hpp"

#include <string_view>

namespace spacebetween {

/// Whether nothing in the record says that this person has died or was born too long ago.
bool may_be_living(const Record& person, int year);

/// The first of several given names; the whole when there is only one.
std::string_view first_name(std::string_view given);

/// Leaves years alone in the dates of everybody who may be living and of their unions, and none of
/// the words about them but their names. What goes is named with the line of its record.
void withhold_from_living(ImportedFamily& read, int year);

}  // namespace spacebetween
