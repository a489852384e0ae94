// Files in, JSON and files out: what the reader says is printed as it is.
#include "server/app/family_files.hpp"

#include "server/app/import_preview.hpp"
#include "server/app/map_copies.hpp"
#include "server/base/assert.hpp"
#include "server/base/time.hpp"
#include "server/interchange/outgoing.hpp"
#include "server/protocol/json_writer.hpp"
#include "server/render/laid_out.hpp"
#include "server/render/sheets.hpp"
#include "server/room/word_on_page.hpp"
#include "server/vocabulary/words.hpp"

#include <cstdint>
#include <fstream>
#include <iostream>
#include <memory>

namespace spacebetween {
namespace {

/// At most one byte more than is read, so that a larger file is known to be one.
std::string bytes_of_file(const std::string& path, std::size_t bytes_max) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::string bytes;
    std::string part(65'536, '\0');
    while (file && bytes.size() <= bytes_max) {
        file.read(part.data(), static_cast<std::streamsize>(part.size()));
        bytes.append(part, 0, static_cast<std::size_t>(file.gcount()));
    }
    return bytes;
}

ImportOptions options_of_today() {
    ImportOptions options;
    options.year = year_of(SystemClock().now());
    return options;
}

void write_fault(const ImportFault& fault) {
    std::string json;
    JsonWriter out(json);
    out.open_object().key("refused").open_object();
    out.key("code").word(name_of(fault.kind));
    out.key("line").whole(static_cast<std::int64_t>(fault.line));
    out.key("says").text(told(fault));
    out.close_object().close_object();
    std::cout << json << '\n';
    std::cerr << told(fault) << '\n';
}

void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

std::string metrics_of(const render::LaidOut& found) {
    const layout::Metrics& metrics = found.metrics;
    std::string json;
    JsonWriter out(json);
    const auto whole = [&out](std::string_view key, auto value) {
        out.key(key).whole(static_cast<std::int64_t>(value));
    };
    out.open_object();
    whole("people", metrics.people);
    whole("unions", metrics.unions);
    whole("rows", metrics.rows);
    whole("crossings", metrics.crossings);
    whole("secondary_crossings", metrics.secondary_crossings);
    whole("line_crossings", metrics.line_crossings);
    whole("exceptions", metrics.exceptions);
    whole("overlaps", metrics.overlaps);
    whole("not_adjacent", metrics.not_adjacent);
    whole("outside", metrics.outside);
    whole("bends", metrics.bends);
    whole("ancestor_loops", found.ancestor_loops);
    whole("width", metrics.width);
    whole("height", metrics.height);
    out.close_object();
    return json;
}

render::Paper paper_of(const DrawnTo& to) {
    return to.page == "a3" ? render::Paper::a3 : render::Paper::a4;
}

/// Draws a family as it is known today.
void draw(const render::Records& records, const render::LaidOut& found, const DrawnTo& to) {
    const Date today = day_of(SystemClock().now());
    render::Leaving leaving;
    leaving.seeing.day = render::latest(today);
    leaving.seeing.bonds = render::BondFilter::all;
    leaving.seeing.places = found.places;
    const render::Scene scene = render::scene_to_leave(records, leaving);
    const std::string as_of = say("map.as_of", {{"year", render::date_words(today)}});
    const render::Caption caption{std::string(word("map.picture_plain")), as_of};
    if (!to.svg.empty()) write_file(to.svg, render::map_svg(scene, caption));
    if (!to.print.empty()) write_file(to.print, render::map_sheets(scene, caption, paper_of(to)));
}

std::string preview_of(const ImportedFamily& read) {
    std::string json;
    JsonWriter out(json);
    out.open_object();
    write_import(out, read, SIZE_MAX);
    out.close_object();
    return json;
}

}  // namespace

FileOutcome preview_family_file(const std::string& path) {
    const ImportOptions options = options_of_today();
    const auto read = read_family_file(bytes_of_file(path, options.bytes_max), options);
    if (!read) {
        write_fault(read.error());
        return FileOutcome::refused;
    }
    std::cout << preview_of(*read) << '\n';
    return read->losses.empty() ? FileOutcome::clean : FileOutcome::losses;
}

FileOutcome
export_family_file(const std::string& path, const std::string& kind, const std::string& out) {
    const auto wanted = copy_kind(kind);
    ASSERT(wanted.has_value());
    const ImportOptions options = options_of_today();
    const auto read = read_family_file(bytes_of_file(path, options.bytes_max), options);
    if (!read) {
        std::cerr << told(read.error()) << '\n';
        return FileOutcome::refused;
    }
    const std::string written = write_copy(outgoing(read->family, options.year), *wanted);
    if (out.empty())
        std::cout << written;
    else
        write_file(out, written);
    for (const auto& [key, lines] : read->losses.all()) {
        std::cerr << name_of(key.first) << ": " << key.second << " (" << lines.size() << ")\n";
    }
    return read->losses.empty() ? FileOutcome::clean : FileOutcome::losses;
}

FileOutcome layout_family_file(const std::string& path, const DrawnTo& to) {
    const ImportOptions options = options_of_today();
    const auto read = read_family_file(bytes_of_file(path, options.bytes_max), options);
    if (!read) {
        write_fault(read.error());
        return FileOutcome::refused;
    }
    render::Records records;
    const Family family = outgoing(read->family, options.year);
    for (const Record& record : family.records())
        records.push_back(std::make_shared<const Record>(record));
    const Date today = day_of(SystemClock().now());
    const render::LaidOut found = render::laid_out(records, render::latest(today));
    std::cout << metrics_of(found) << '\n';
    draw(records, found, to);
    return read->losses.empty() ? FileOutcome::clean : FileOutcome::losses;
}

void write_blank_sheet(const std::string& what, const DrawnTo& to) {
    const render::Paper paper = paper_of(to);
    const bool rings = what == "rings";
    write_file(to.print, rings ? render::blank_rings(paper) : render::blank_genogram(paper));
}

std::vector<std::string> kinds_of_family_files() {
    std::vector<std::string> kinds;
    for (const std::string_view word : field_of(Type::map_copy, "kind")->choices) {
        if (word != to_string(MapCopyKind::svg)) kinds.emplace_back(word);
    }
    return kinds;
}

}  // namespace spacebetween
