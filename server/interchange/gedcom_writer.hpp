// Writes GEDCOM 5.5.1 and 7.0.
#pragma once

#include "server/interchange/family.hpp"

#include <cstdint>
#include <string>

namespace spacebetween {

enum class GedcomVersion : std::uint8_t { v5_5_1, v7_0 };

/// What other programs know is written as they know it, the rest below it in an extension of our
/// own, so that reading it again gives the same family. Notes and sources stay here: words about a
/// family leave as a picture or a page, where people see what they give away.
std::string write_gedcom(const Family& family, GedcomVersion version);

}  // namespace spacebetween
