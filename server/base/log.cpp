// One line a happening, on standard error.
#include "server/base/log.hpp"

#include <chrono>
#include <cstdio>
#include <mutex>

namespace spacebetween {
namespace {

std::string_view name_of(Level level) {
    switch (level) {
        case Level::info:
            return "info";
        case Level::warning:
            return "warning";
        case Level::fault:
            return "fault";
    }
    return "fault";
}

void append_harmless(std::string& line, std::string_view value) {
    for (const char character : value) {
        const bool plain = static_cast<unsigned char>(character) >= 0x20U && character != '"' &&
                           character != '\\' && character != '\x7f';
        line += plain ? character : '?';
    }
}

}  // namespace

void log_line(Level level, std::string_view event, std::initializer_list<LogField> fields) {
    using namespace std::chrono;
    const auto at = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    std::string line = "at=" + std::to_string(at) + " level=";
    line += name_of(level);
    line += " event=";
    line += event;
    for (const auto& field : fields) {
        line += ' ';
        line += field.name;
        line += "=\"";
        append_harmless(line, field.value);
        line += '"';
    }
    line += '\n';
    static std::mutex one_at_a_time;
    const std::lock_guard held(one_at_a_time);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace spacebetween
