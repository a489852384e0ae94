// What a client would write: the other half of decoding, for tests.
#pragma once

#include "server/protocol/client_message.hpp"

#include <string>

namespace spacebetween {

/// In canonical form. An Unreadable has none and gives nothing.
std::string client_frame(const ClientMessage& message);

}  // namespace spacebetween
