// A map in our own format: its records in the one JSON form they have, complete.
#pragma once

#include "server/interchange/family.hpp"
#include "server/interchange/import_options.hpp"

#include <string>
#include <string_view>

namespace spacebetween {

/// One record on each line. `taken` says who took it out of a room.
std::string write_map_json(const Family& family, const std::string& taken = {});

bool looks_like_map_json(std::string_view bytes);

/// What is not as we write it is refused; a value that no board would take is left out.
Imported<ImportedFamily> read_map_json(std::string_view bytes, const ImportOptions& options);

}  // namespace spacebetween
