// Reads one file from its bytes to a family and a report.
#include "server/interchange/gedcom_reader.hpp"

#include "server/interchange/gedcom_reading.hpp"
#include "server/interchange/text_decoding.hpp"

#include <algorithm>

namespace spacebetween {
namespace {

void use_all_below(const GedcomTree& tree, std::size_t place) {
    for (std::size_t at = place; at < tree.at(place).end; ++at)
        tree.at(at).used = true;
}

/// The head, the trailer and, in our own files, who submitted it: about the file, not the family.
void read_frame(GedcomReading& reading) {
    const GedcomTree& tree = reading.tree;
    const auto is_trailer = [&tree](std::size_t place) { return tree.at(place).tag == "TRLR"; };
    const std::size_t first = tree.records().front();
    if (tree.at(first).tag != "HEAD") reading.repaired("no header", first);
    const auto trailer = std::find_if(tree.records().begin(), tree.records().end(), is_trailer);
    if (trailer == tree.records().end()) reading.repaired("no trailer", tree.records().back());
    for (const std::size_t record : tree.records()) {
        const GedcomNode& node = tree.at(record);
        if (node.tag == "TRLR") node.used = true;
        if (node.tag != "HEAD") continue;
        if (const auto encoding = tree.first(record, "CHAR")) tree.at(*encoding).used = true;
        const auto source = tree.first(record, "SOUR");
        reading.ours = source && tree.at(*source).value == "SPACEBETWEEN";
        if (reading.ours) use_all_below(tree, record);
    }
    if (!reading.ours) return;
    for (const std::size_t record : tree.records()) {
        if (tree.at(record).tag == "SUBM") use_all_below(tree, record);
    }
}

/// Everybody who had a dated day so long ago is not living, whatever else is missing.
void find_the_long_dead(GedcomReading& reading) {
    const GedcomTree& tree = reading.tree;
    const auto long_ago = [&reading](std::size_t place) {
        const auto year = year_below(reading, place);
        return year && *year <= reading.year - lifetime_years;
    };
    for (GedcomPerson& person : reading.people) {
        for (const std::size_t event : tree.below(person.place)) {
            const std::string_view tag = tree.at(event).tag;
            // What was entered or changed when says nothing about a life.
            if (tag == "CHAN" || tag == "CREA" || tag == "NOTE" || tag == "SOUR") continue;
            const bool told = tag == "DEAT" || tag == "BURI" || tag == "CREM";
            if (told || long_ago(event)) person.living = false;
        }
        if (tree.first(person.place, "RESN")) person.living = true;
    }
    for (const GedcomUnion& each : reading.unions) {
        const auto events = tree.below(each.place);
        if (std::none_of(events.begin(), events.end(), [&](std::size_t event) {
                return tree.at(event).tag.starts_with("MAR") && long_ago(event);
            })) {
            continue;
        }
        for (const std::size_t link : events) {
            const auto found = reading.person_of.find(tree.pointer(link));
            const bool partner = tree.at(link).tag == "HUSB" || tree.at(link).tag == "WIFE";
            if (partner && found != reading.person_of.end()) {
                reading.people[found->second].living = false;
            }
        }
    }
}

void report_loops(ImportedFamily& into) {
    for (const std::size_t at : ancestor_loops(into.family)) {
        into.losses.add(LossKind::loop, "own ancestor", into.family.line_of(at));
    }
}

}  // namespace

bool looks_like_gedcom(std::string_view bytes) {
    const auto text = decode_text(bytes.substr(0, 256));
    if (!text) return bytes.starts_with("0 ");
    const std::size_t start = text->words.find_first_not_of(" \t\r\n");
    if (start == std::string::npos) return false;
    const std::string_view words = std::string_view(text->words).substr(start);
    return words.starts_with("0 ") || words.starts_with("0\t") || words.starts_with("00 ");
}

Imported<ImportedFamily> read_gedcom(std::string_view bytes, const ImportOptions& options) {
    if (bytes.size() > options.bytes_max) return ImportFault{ImportFaultKind::too_large, 1};
    const auto text = decode_text(bytes);
    if (!text) return text.error();
    ImportedFamily into;
    const auto tree = GedcomTree::read(text->words, GedcomLimits{}, into.losses);
    if (!tree) return tree.error();
    into.format = "gedcom";
    into.version = std::string(tree->version());
    into.encoding = text->encoding;
    if (text->mended) into.losses.add(LossKind::repaired, "encoding", 1);
    GedcomReading reading{.tree = *tree, .into = into};
    reading.year = options.year;
    read_frame(reading);
    if (const auto made = make_gedcom_records(reading); !made) return made.error();
    find_the_long_dead(reading);
    read_gedcom_people(reading);
    read_gedcom_unions(reading);
    read_gedcom_links(reading);
    read_gedcom_bonds(reading);
    tree->report_unused(into.losses);
    report_loops(into);
    return into;
}

}  // namespace spacebetween
