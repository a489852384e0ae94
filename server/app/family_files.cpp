// Files in, JSON and files out: what the reader says is printed as it is.
#include "server/app/family_files.hpp"

#include "server/app/date_said.hpp"
#include "server/app/family_drawing.hpp"
#include "server/app/import_preview.hpp"
#include "server/app/map_copies.hpp"
#include "server/base/assert.hpp"
#include "server/base/time.hpp"
#include "server/interchange/outgoing.hpp"
#include "server/protocol/json_writer.hpp"
#include "server/room/word_on_page.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace spacebetween {
namespace {

constexpr std::size_t part_bytes = 65'536;

/// At most one byte more than is read, so that a larger file is known to be one.
std::string bytes_of_file(const std::string& path, std::size_t bytes_max) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::error_code unknown;
    const std::uintmax_t size = std::filesystem::file_size(path, unknown);
    std::string bytes;
    if (!unknown) bytes.reserve(std::min<std::uintmax_t>(size, bytes_max) + part_bytes);
    std::string part(part_bytes, '\0');
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

Date today() { return day_of(SystemClock().now()); }

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

render::Paper paper_of(const DrawnTo& to) {
    return render::paper_named(to.page).value_or(render::Paper::a4);
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
    const Family family = outgoing(read->family, options.year);
    const std::string written = *wanted == MapCopyKind::svg ? FamilyDrawing(family, today()).svg()
                                                            : write_copy(family, *wanted);
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
    const auto as_of = to.as_of.empty() ? std::optional(today()) : date_said(to.as_of);
    if (!as_of) throw std::runtime_error("not a day: " + to.as_of);
    const ImportOptions options = options_of_today();
    const auto read = read_family_file(bytes_of_file(path, options.bytes_max), options);
    if (!read) {
        write_fault(read.error());
        return FileOutcome::refused;
    }
    const FamilyDrawing drawing(outgoing(read->family, options.year), *as_of);
    std::cout << drawing.metrics() << '\n';
    if (!to.svg.empty()) write_file(to.svg, drawing.svg());
    if (!to.print.empty()) write_file(to.print, drawing.sheets(paper_of(to)));
    return read->losses.empty() ? FileOutcome::clean : FileOutcome::losses;
}

void write_blank_sheet(const std::string& what, const DrawnTo& to) {
    const render::Paper paper = paper_of(to);
    const bool rings = what == "rings";
    write_file(to.print, rings ? render::blank_rings(paper) : render::blank_genogram(paper));
}

std::vector<std::string> kinds_of_family_files() {
    const auto& kinds = field_of(Type::map_copy, "kind")->choices;
    return {kinds.begin(), kinds.end()};
}

}  // namespace spacebetween
