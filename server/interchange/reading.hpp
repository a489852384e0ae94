// Reads a family from a file of any known format.
#pragma once

#include "server/interchange/import_options.hpp"

#include <string_view>

namespace spacebetween {

/// Finds out by its first bytes what the file is, and reads it whole or not at all.
Imported<ImportedFamily> read_family(std::string_view bytes, const ImportOptions& options);

}  // namespace spacebetween
