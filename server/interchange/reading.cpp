// Tells the formats apart by how they begin.
#include "server/interchange/reading.hpp"

#include "server/interchange/csv_reader.hpp"
#include "server/interchange/gedcom_reader.hpp"
#include "server/interchange/genopro_reader.hpp"
#include "server/interchange/graphml_reader.hpp"
#include "server/interchange/text_decoding.hpp"
#include "server/interchange/zip_member.hpp"

namespace spacebetween {
namespace {

bool looks_like_xml(std::string_view bytes) {
    const auto text = decode_text(bytes.substr(0, 256));
    if (!text) return false;
    const std::size_t start = text->words.find_first_not_of(" \t\r\n");
    return start != std::string::npos && text->words[start] == '<';
}

Imported<ImportedFamily> read_tree(const XmlTree& tree, const ImportOptions& options) {
    if (tree.at(0).name == "GenoPro") return read_genopro(tree, options);
    if (tree.at(0).name == "graphml") return read_graphml(tree, options);
    return ImportFault{ImportFaultKind::not_known, tree.at(0).line};
}

Imported<ImportedFamily> read_packed(std::string_view bytes, const ImportOptions& options) {
    XmlReading reading;
    const auto unpacked =
        unpack_member(bytes, "data.xml", UnpackLimits{}, [&reading](std::string_view piece) {
            return reading.take(piece);
        });
    if (!unpacked) return unpacked.error();
    const auto tree = reading.finish();
    if (!tree) return tree.error();
    return read_tree(*tree, options);
}

}  // namespace

Imported<ImportedFamily> read_family(std::string_view bytes, const ImportOptions& options) {
    if (bytes.empty()) return ImportFault{ImportFaultKind::empty, 1};
    if (bytes.size() > options.bytes_max) return ImportFault{ImportFaultKind::too_large, 1};
    if (looks_like_zip(bytes)) return read_packed(bytes, options);
    if (looks_like_gedcom(bytes)) return read_gedcom(bytes, options);
    if (looks_like_xml(bytes)) {
        const auto tree = read_xml(bytes);
        if (!tree) return tree.error();
        return read_tree(*tree, options);
    }
    if (looks_like_csv(bytes)) return read_csv(bytes, options);
    return ImportFault{ImportFaultKind::not_known, 1};
}

}  // namespace spacebetween
