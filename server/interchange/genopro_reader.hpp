// Reads GenoPro's files: XML, packed as .gno or bare.
#pragma once

#include "server/interchange/import_options.hpp"
#include "server/interchange/xml_tree.hpp"

#include <string_view>

namespace spacebetween {

/// `tree` must have a root called GenoPro.
Imported<ImportedFamily> read_genopro(const XmlTree& tree, const ImportOptions& options);

}  // namespace spacebetween
