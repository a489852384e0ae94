// What a client would read: a server's frame as the values it was made of, and back into a frame.
#pragma once

#include "server/protocol/json_door.hpp"

#include <optional>
#include <string>

namespace spacebetween {

/// Decodes a frame of the server into the values that the server encodes, and encodes those.
/// Nothing when it is not understood.
std::optional<std::string> decoded_and_encoded(JsonView frame);

}  // namespace spacebetween
