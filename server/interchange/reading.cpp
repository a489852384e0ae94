// Tells the formats apart by how they begin.
#include "server/interchange/reading.hpp"

#include "server/interchange/gedcom_reader.hpp"

namespace spacebetween {

Imported<ImportedFamily> read_family(std::string_view bytes, const ImportOptions& options) {
    if (bytes.empty()) return ImportFault{ImportFaultKind::empty, 1};
    if (bytes.size() > options.bytes_max) return ImportFault{ImportFaultKind::too_large, 1};
    if (looks_like_gedcom(bytes)) return read_gedcom(bytes, options);
    return ImportFault{ImportFaultKind::not_known, 1};
}

}  // namespace spacebetween
