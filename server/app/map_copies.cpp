// Our own format beside those of other programs.
#include "server/app/map_copies.hpp"

#include "server/app/map_json.hpp"
#include "server/interchange/map_graph.hpp"
#include "server/interchange/reading.hpp"
#include "server/interchange/writing.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <chrono>

namespace spacebetween {
namespace {

std::chrono::year_month_day date_at(Time now) {
    return std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(now.ms))
    );
}

}  // namespace

Imported<ImportedFamily> read_family_file(std::string_view bytes, const ImportOptions& options) {
    return looks_like_map_json(bytes) ? read_map_json(bytes, options) : read_family(bytes, options);
}

std::string write_copy(const Family& family, MapCopyKind kind, const std::string& taken) {
    return kind == MapCopyKind::json ? write_map_json(family, taken)
                                     : write_family(family, kind, taken);
}

int year_of(Time now) { return static_cast<int>(date_at(now).year()); }

std::string day_words(Time now) {
    const auto date = date_at(now);
    const Day day{
        .year = static_cast<int>(date.year()),
        .month = static_cast<int>(static_cast<unsigned>(date.month())),
        .day = static_cast<int>(static_cast<unsigned>(date.day()))
    };
    return plain_date(Date{.day = day, .precision = {}, .to = {}, .said = {}});
}

std::optional<MapCopyKind> copy_kind(std::string_view name) {
    const auto& kinds = field_of(Type::map_copy, "kind")->choices;
    const auto found = std::find(kinds.begin(), kinds.end(), name);
    if (found == kinds.end()) return std::nullopt;
    return static_cast<MapCopyKind>(found - kinds.begin());
}

}  // namespace spacebetween
