// Reads what a command is given with.
#pragma once

#include "server/protocol/json_door.hpp"
#include "server/room/command.hpp"

#include <optional>

namespace spacebetween {

/// Nothing when `with` does not have exactly what this command takes. [R55]
std::optional<CommandWith> command_with_from(CommandName name, std::optional<JsonView> with);

}  // namespace spacebetween
