// Files in, JSON and files out: what the reader says is printed as it is.
#include "server/app/family_files.hpp"

#include "server/base/time.hpp"
#include "server/interchange/reading.hpp"
#include "server/protocol/json_writer.hpp"

#include <chrono>
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
    const auto today =
        std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>(
            std::chrono::milliseconds(SystemClock().now().ms)
        ));
    ImportOptions options;
    options.year = static_cast<int>(std::chrono::year_month_day(today).year());
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

void write_losses(JsonWriter& out, const LossReport& losses) {
    out.key("loss").open_array();
    for (const auto& [key, lines] : losses.all()) {
        out.open_object();
        out.key("kind").word(name_of(key.first));
        out.key("what").text(key.second);
        out.key("count").whole(static_cast<std::int64_t>(lines.size()));
        out.key("lines").open_array();
        for (const std::uint32_t line : lines)
            out.whole(line);
        out.close_array().close_object();
    }
    out.close_array();
}

std::string preview_of(const ImportedFamily& read) {
    std::string json;
    JsonWriter out(json);
    const auto count = [&read](Type type) {
        return static_cast<std::int64_t>(read.family.count(type));
    };
    out.open_object();
    out.key("format").word(read.format);
    out.key("version").text(read.version);
    out.key("encoding").text(read.encoding);
    out.key("people").whole(count(Type::person));
    out.key("unions").whole(count(Type::union_));
    out.key("links").whole(count(Type::parentage));
    out.key("episodes").whole(count(Type::episode));
    out.key("bonds").whole(count(Type::bond));
    out.key("contexts").whole(count(Type::context));
    out.key("losses").whole(static_cast<std::int64_t>(read.losses.count()));
    write_losses(out, read.losses);
    out.close_object();
    return json;
}

}  // namespace

FileOutcome preview_family_file(const std::string& path) {
    const ImportOptions options = options_of_today();
    const auto read = read_family(bytes_of_file(path, options.bytes_max), options);
    if (!read) {
        write_fault(read.error());
        return FileOutcome::refused;
    }
    std::cout << preview_of(*read) << '\n';
    return read->losses.empty() ? FileOutcome::clean : FileOutcome::losses;
}

}  // namespace spacebetween
