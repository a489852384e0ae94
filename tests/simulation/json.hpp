// JSON as the simulated clients hold it: keys sorted, so that equal values have equal bytes.
#pragma once

#include <nlohmann/json.hpp>

namespace spacebetween {

using Json = nlohmann::json;

}  // namespace spacebetween
