// The commands that work on families' files alone, without a data directory.
#pragma once

#include <string>
#include <vector>

namespace spacebetween {

/// How such a command ended; the numbers are what the program exits with.
enum class FileOutcome { clean = 0, losses = 1, refused = 2 };

/// Reads a file and prints, as JSON, what it holds and what of it could not be kept. Nothing is
/// changed anywhere.
FileOutcome preview_family_file(const std::string& path);

}  // namespace spacebetween
