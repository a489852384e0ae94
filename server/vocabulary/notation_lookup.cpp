// Looking things up in the notation by their names.
#include "server/vocabulary/notation.hpp"

#include <algorithm>

namespace spacebetween {

double size_named(std::string_view name) {
    const SizeSpec* const size = drawn(drawn_sizes(), name);
    return size == nullptr ? 0 : size->value;
}

std::size_t home_rank(std::string_view kind) {
    const auto order = home_order();
    auto place = std::ranges::find(order, kind);
    if (place == order.end()) place = std::ranges::find(order, "unknown");
    return static_cast<std::size_t>(place - order.begin());
}

}  // namespace spacebetween
