// What an import is told, and what it answers.
#pragma once

#include "server/interchange/family.hpp"
#include "server/interchange/import_fault.hpp"
#include "server/interchange/loss.hpp"

#include <cstddef>
#include <string>

namespace spacebetween {

struct ImportOptions {
    /// The present year: who was born long enough before it is no longer living.
    int year = 2000;
    std::size_t bytes_max = std::size_t{8} << 20U;
};

/// More people than any map holds; they are counted before anything is made of them.
inline constexpr std::size_t import_people_max = 20'000;

/// Born or wed this long ago, nobody is living.
inline constexpr int lifetime_years = 110;

/// A family, what of its file was lost on the way, and what kind of file it was.
struct ImportedFamily {
    Family family;
    LossReport losses;
    std::string format;    ///< "gedcom", "genopro" ...
    std::string version;   ///< of the format, as the file claims it
    std::string encoding;  ///< in which its words were read
};

}  // namespace spacebetween
