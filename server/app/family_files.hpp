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

/// Reads a file, and writes all that could be kept of it in another format: to a file, or to the
/// standard output when `out` is empty. What was lost is told on the standard error.
FileOutcome
export_family_file(const std::string& path, const std::string& kind, const std::string& out);

/// The kinds that a file can be written as.
std::vector<std::string> kinds_of_family_files();

}  // namespace spacebetween
