// Limits as an operator overrides them: a JSON object of names and whole numbers.
#pragma once

#include "server/vocabulary/limits.hpp"

#include <filesystem>

namespace spacebetween {

/// The defaults with what the file says instead. Throws std::runtime_error with a sentence that
/// names the file and the limit when a name is unknown or a number is out of its range.
Limits limits_from(const std::filesystem::path& file);

}  // namespace spacebetween
