// What a client says, as frames: the other half of decoding, for tests and the load generator.
#pragma once

#include "server/protocol/client_message.hpp"

#include <string>

namespace spacebetween {

/// In canonical form. An Unreadable has none and gives nothing.
std::string client_frame(const ClientMessage& message);

}  // namespace spacebetween
