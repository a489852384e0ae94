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

/// What is drawn of a family, and onto which paper.
struct DrawnTo {
    std::string svg;    ///< the picture to write, or empty
    std::string print;  ///< the sheets to write, an HTML document, or empty
    std::string page = "a4";
    std::string as_of;  ///< the day, or empty for today
};

/// Reads a file, lays its family out and prints, as JSON, how good that became; draws it if asked.
FileOutcome layout_family_file(const std::string& path, const DrawnTo& to);

/// Writes a sheet to be filled in by hand, a genogram's rows or empty rings, for a browser to
/// print.
void write_blank_sheet(const std::string& what, const DrawnTo& to);

/// The kinds that a file can be written as.
std::vector<std::string> kinds_of_family_files();

}  // namespace spacebetween
