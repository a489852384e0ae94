// Numbers to the digits that the client writes.
#include "server/render/measure.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace spacebetween::render {

std::string put(double value) {
    const auto tenths = static_cast<long long>(std::floor(value * 10 + 0.5));
    const long long rest = std::llabs(tenths % 10);
    if (rest == 0) return std::to_string(tenths / 10);
    return (tenths < 0 ? "-" : "") + std::to_string(std::llabs(tenths / 10)) + "." +
           std::to_string(rest);
}

std::string at(double x, double y) { return put(x) + " " + put(y); }

std::string plain(double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return std::string(digits.data(), end);
}

}  // namespace spacebetween::render
