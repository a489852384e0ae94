// Reads a map from tables of nodes and of edges, ours and those of other programs.
#pragma once

#include "server/interchange/import_options.hpp"

#include <string_view>

namespace spacebetween {

/// Whether the first line names columns of nodes or of edges.
bool looks_like_csv(std::string_view bytes);

/// Tables begin with a line of names; an empty line ends one. Comma, semicolon or tab parts cells.
Imported<ImportedFamily> read_csv(std::string_view bytes, const ImportOptions& options);

}  // namespace spacebetween
