// Reads a map from GraphML, ours and that of other programs.
#pragma once

#include "server/interchange/import_options.hpp"
#include "server/interchange/xml_tree.hpp"

namespace spacebetween {

/// `tree` must have a root called graphml.
Imported<ImportedFamily> read_graphml(const XmlTree& tree, const ImportOptions& options);

}  // namespace spacebetween
