// What a room may not know of whoever may be living: dropped, and named in the report.
#pragma once

#include "server/interchange/import_options.hpp"

#include <string>
#include <string_view>

namespace spacebetween {

/// The first of several given names; the whole when there is only one. A title is gone past.
std::string_view first_name(std::string_view given);

/// Puts a name of which nobody can tell where a surname begins: the first of its words.
void put_first_name(ImportedFamily& into, Record& person, std::string_view name, std::size_t line);

/// Of whoever may be living, years alone: births, and the episodes of their unions.
void withhold_days(ImportedFamily& into, int year);

}  // namespace spacebetween
