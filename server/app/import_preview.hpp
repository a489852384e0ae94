// What a file holds and what of it could not be kept, as JSON.
#pragma once

#include "server/interchange/import_options.hpp"
#include "server/protocol/json_writer.hpp"

#include <cstddef>

namespace spacebetween {

/// Keys of an open object: kind of file, counts and losses, each with at most so many lines.
void write_import(JsonWriter& out, const ImportedFamily& read, std::size_t lines_max);

}  // namespace spacebetween
