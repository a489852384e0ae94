// Files in, JSON and files out: what the reader says is printed as it is.
#include "server/app/family_files.hpp"

#include "server/app/import_preview.hpp"
#include "server/app/map_copies.hpp"
#include "server/base/assert.hpp"
#include "server/base/time.hpp"
#include "server/interchange/outgoing.hpp"
#include "server/protocol/json_writer.hpp"

#include <cstdint>
#include <fstream>
#include <iostream>

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
    if (out.empty()) {
        std::cout << written;
    } else {
        std::ofstream file(out, std::ios::binary);
        file << written;
        if (!file.flush()) throw std::runtime_error("cannot write " + out);
    }
    for (const auto& [key, lines] : read->losses.all()) {
        std::cerr << name_of(key.first) << ": " << key.second << " (" << lines.size() << ")\n";
    }
    return read->losses.empty() ? FileOutcome::clean : FileOutcome::losses;
}

std::vector<std::string> kinds_of_family_files() {
    std::vector<std::string> kinds;
    for (const std::string_view word : field_of(Type::map_copy, "kind")->choices) {
        if (word != to_string(MapCopyKind::svg)) kinds.emplace_back(word);
    }
    return kinds;
}

}  // namespace spacebetween
