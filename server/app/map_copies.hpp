// Families' files of every format, read and written.
#pragma once

#include "server/base/time.hpp"
#include "server/interchange/family.hpp"
#include "server/interchange/import_options.hpp"
#include "server/room/proposals.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {

/// Finds out what the file is, and reads it whole or not at all.
Imported<ImportedFamily> read_family_file(std::string_view bytes, const ImportOptions& options);

/// Only what `outgoing` made may be given. Pictures are drawn elsewhere. `taken` says who took it.
std::string write_copy(const Family& family, MapCopyKind kind, const std::string& taken = {});

/// The year, and the day as 2026-11-22.
int year_of(Time now);
std::string day_words(Time now);

/// The kind of this name.
std::optional<MapCopyKind> copy_kind(std::string_view name);

}  // namespace spacebetween
