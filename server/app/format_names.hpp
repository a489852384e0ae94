// What formats are called, be they of the product or of a team.
#pragma once

#include "server/app/team_formats.hpp"

#include <string>

namespace spacebetween {

/// What a format of the product is called; empty when there is none of this id.
std::string shipped_name(const std::string& id);

/// The same, for what this team may run: its own formats go before those of the product.
std::string format_name(const TeamFormats& formats, const TeamId& team, const std::string& id);

}  // namespace spacebetween
