// The commands of an operator: through the running server's socket, or on the files themselves.
#pragma once

#include "server/storage/storage.hpp"

#include <map>
#include <string>

namespace spacebetween {

/// Asks the server that runs on this data directory, or, when none does, opens the files for the
/// length of the command. Prints the sentence that came of it; true when it went well.
bool carry_out(const StorageOptions& options, const std::map<std::string, std::string>& request);

/// A password nobody has used before, long enough and made of plain characters.
std::string fresh_password();

}  // namespace spacebetween
