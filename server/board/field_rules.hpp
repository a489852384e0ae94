// What one field may hold, whoever writes it.
#pragma once

#include "server/board/value.hpp"
#include "server/vocabulary/limits.hpp"
#include "server/vocabulary/refusal.hpp"
#include "server/vocabulary/spec.hpp"

#include <cstddef>
#include <optional>

namespace spacebetween {

/// Why a field may not be given this value; nothing when it may. References are judged by whoever
/// knows the records; texts are never given whole and are refused.
std::optional<Refusal> fault_of(const FieldSpec& spec, const Value& value, const Limits& limits);

/// How many code points a text or a line may have, and how many references a set.
std::size_t length_max(const FieldSpec& spec, const Limits& limits);

}  // namespace spacebetween
