// Between the columns of a row and the values of the register.
#pragma once

#include "server/base/time.hpp"
#include "server/storage/proven_rows.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {

inline std::string text_in(const Column& column) {
    const auto* const text = std::get_if<std::string>(&column);
    return text == nullptr ? std::string{} : *text;
}

inline std::int64_t number_in(const Column& column) {
    const auto* const number = std::get_if<std::int64_t>(&column);
    return number == nullptr ? 0 : *number;
}

inline Time time_in(const Column& column) { return Time{number_in(column)}; }

inline std::optional<Time> maybe_time_in(const Column& column) {
    return std::holds_alternative<std::int64_t>(column) ? std::optional(time_in(column))
                                                        : std::nullopt;
}

inline Column column_of(std::string_view text) { return std::string(text); }
inline Column column_of(Time time) { return std::int64_t{time.ms}; }
inline Column column_of(const std::optional<Time>& time) {
    return time ? column_of(*time) : Column{};
}
inline Column flag_of(bool set) { return std::int64_t{set ? 1 : 0}; }

}  // namespace spacebetween
