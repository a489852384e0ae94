// Reads teams' formats and keeps the newest of each.
#include "server/app/team_formats.hpp"

#include "server/base/log.hpp"
#include "server/protocol/format_json.hpp"

#include <utility>

namespace spacebetween {
namespace {

constexpr DoorLimits kept_format{
    .bytes = 1'048'576,
    .depth = 12,
    .tokens = 50'000,
    .keys = 256,
    .string_bytes = 65'536
};

}  // namespace

std::vector<Format> own_formats(std::span<const TeamFormat> kept) {
    std::vector<Format> formats;
    for (const auto& one : kept) {
        const auto doc = JsonDoc::read(one.body, kept_format);
        if (!doc.has_value()) {
            log_line(Level::fault, "format_unreadable", {{"team", one.team.text}});
            continue;
        }
        FormatReading reading = format_from(doc->root());
        reading.format.id = one.id;
        reading.format.version = one.version;
        if (reading.faults.empty()) formats.push_back(std::move(reading.format));
    }
    return formats;
}

void TeamFormats::learn(const TeamId& team, std::span<const Format> formats) {
    auto& known = of_[team];
    for (const auto& format : formats) {
        auto& newest = known[format.id];
        if (newest == nullptr || newest->version < format.version) {
            newest = std::make_shared<const Format>(format);
        }
    }
}

std::shared_ptr<const Format> TeamFormats::newest(const TeamId& team, const std::string& id) const {
    const auto known = of_.find(team);
    if (known == of_.end()) return nullptr;
    const auto found = known->second.find(id);
    return found == known->second.end() ? nullptr : found->second;
}

}  // namespace spacebetween
