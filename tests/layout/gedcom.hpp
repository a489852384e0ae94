// Reads people and families of a GEDCOM file, as much as a layout needs of it.
#pragma once

#include "server/layout/family.hpp"

#include <filesystem>
#include <vector>

namespace spacebetween::layout {

/// Takes what it understands; other lines are passed over.
Relatives read_gedcom(const std::filesystem::path& path);

/// Every .ged file of the corpus beside the checkout (or where SPACEBETWEEN_CORPUS says), sorted;
/// none when there is no corpus.
std::vector<std::filesystem::path> corpus();

/// The corpus's file of that name, or an empty path.
std::filesystem::path corpus_file(const std::string& name);

}  // namespace spacebetween::layout
