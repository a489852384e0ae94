// Families as files: what is asked of the map, and its records in their form on the wire.
#pragma once

#include "server/render/map_svg.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace spacebetween::render {

struct AskedFamily {
    std::string name;
    Records records;
    Leaving leaving;
    Caption caption;
};

AskedFamily family_from(const std::filesystem::path& file);
/// The files of a folder that hold families, by name.
std::vector<std::filesystem::path> family_files(const std::filesystem::path& folder);

}  // namespace spacebetween::render
