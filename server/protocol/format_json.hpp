// A format of a session as teams send it, are sent it, and as it is kept.
#pragma once

#include "server/protocol/json_door.hpp"
#include "server/protocol/json_writer.hpp"
#include "server/vocabulary/format.hpp"
#include "server/vocabulary/format_faults.hpp"

#include <string>
#include <vector>

namespace spacebetween {

/// The keys of shared/formats, with the words that stand in shared/text there.
void write_format(JsonWriter& out, const Format& format);
std::string format_json(const Format& format);

/// A format, and what of it could not be read, stage by stage.
struct FormatReading {
    Format format;
    std::vector<FormatFault> faults;
};

FormatReading format_from(JsonView json);

}  // namespace spacebetween
