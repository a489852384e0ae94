// Words as XML can hold them.
#pragma once

#include <string>
#include <string_view>

namespace spacebetween {

/// With the five characters escaped that mean something, for elements and attributes alike; control
/// characters, which XML cannot say, become spaces.
std::string xml_words(std::string_view words);

}  // namespace spacebetween
