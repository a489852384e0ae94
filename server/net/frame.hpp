// One encoded message on its way out: made once, shared by everybody who is to hear it.
#pragma once

#include <memory>
#include <string>

namespace spacebetween {

/// A complete JSON text. It is never changed after it was offered to the first connection.
using Frame = std::shared_ptr<const std::string>;

}  // namespace spacebetween
