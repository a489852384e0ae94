// Reads GEDCOM 5.5.1 and 7.0, and the dialects in the field.
#pragma once

#include "server/interchange/import_options.hpp"

#include <string_view>

namespace spacebetween {

/// Whether these bytes begin as GEDCOM does, in any encoding.
bool looks_like_gedcom(std::string_view bytes);

Imported<ImportedFamily> read_gedcom(std::string_view bytes, const ImportOptions& options);

}  // namespace spacebetween
