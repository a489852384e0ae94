// One line a happening, on standard error. What people wrote is never in it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace spacebetween {

enum class Level : std::uint8_t { info, warning, fault };

/// A name and a value: an id, a count, a code. Never a word that somebody typed.
struct LogField {
    std::string_view name;
    std::string value;
};

/// Writes `level=... event=... name="value"` with line breaks and quotes made harmless. Any thread.
void log_line(Level level, std::string_view event, std::initializer_list<LogField> fields = {});

}  // namespace spacebetween
