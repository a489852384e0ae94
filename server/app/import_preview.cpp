// Counts by type, and the loss report row by row.
#include "server/app/import_preview.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace spacebetween {
namespace {

void write_losses(JsonWriter& out, const LossReport& losses, std::size_t lines_max) {
    out.key("losses").whole(static_cast<std::int64_t>(losses.count()));
    out.key("loss").open_array();
    for (const auto& [key, lines] : losses.all()) {
        out.open_object();
        out.key("kind").word(name_of(key.first));
        out.key("what").text(key.second);
        out.key("count").whole(static_cast<std::int64_t>(lines.size()));
        out.key("lines").open_array();
        for (std::size_t at = 0; at < std::min(lines.size(), lines_max); ++at)
            out.whole(lines[at]);
        out.close_array().close_object();
    }
    out.close_array();
}

}  // namespace

void write_import(JsonWriter& out, const ImportedFamily& read, std::size_t lines_max) {
    constexpr std::array<std::pair<std::string_view, Type>, 7> counted{{
        {"people", Type::person},
        {"unions", Type::union_},
        {"links", Type::parentage},
        {"episodes", Type::episode},
        {"bonds", Type::bond},
        {"contexts", Type::context},
        {"households", Type::household},
    }};
    out.key("format").word(read.format);
    out.key("version").text(read.version);
    out.key("encoding").text(read.encoding);
    for (const auto& [name, type] : counted) {
        out.key(name).whole(static_cast<std::int64_t>(read.family.count(type)));
    }
    write_losses(out, read.losses, lines_max);
}

}  // namespace spacebetween
