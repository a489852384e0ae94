// Writes a family in any format but our own, which knows how records stand on the wire.
#pragma once

#include "server/interchange/family.hpp"
#include "server/room/proposals.hpp"

#include <string>
#include <string_view>

namespace spacebetween {

/// Only what `outgoing` made may be given. Not for `json` and `svg`, which are written elsewhere.
/// `taken` is a line that says who took it out of a room, or empty.
std::string write_family(const Family& family, MapCopyKind kind, std::string_view taken = {});

/// How such a file's name ends.
std::string_view ending_of(MapCopyKind kind);
/// What it is, for a browser.
std::string_view content_type_of(MapCopyKind kind);

}  // namespace spacebetween
