// The sample messages of shared/protocol, as they stand on the wire.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace spacebetween {

/// By name, without the line end that each file has.
std::map<std::string, std::string> samples(std::string_view side);

}  // namespace spacebetween
