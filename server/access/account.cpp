// How an address is written down once and for all.
#include "server/access/account.hpp"

#include "server/base/utf8.hpp"

#include <algorithm>

namespace spacebetween {

namespace {

constexpr std::size_t address_bytes_max = 254;

bool blank_or_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F;
}

}  // namespace

std::string normal_address(std::string_view written) {
    while (!written.empty() && blank_or_control(written.front())) {
        written.remove_prefix(1);
    }
    while (!written.empty() && blank_or_control(written.back())) {
        written.remove_suffix(1);
    }
    const auto at = written.find('@');
    const bool plausible = written.size() <= address_bytes_max && valid_utf8(written) && at != 0 &&
                           at != std::string_view::npos && at + 1 < written.size() &&
                           written.find('@', at + 1) == std::string_view::npos &&
                           std::ranges::none_of(written, blank_or_control);
    if (!plausible) {
        return {};
    }
    std::string normal(written);
    // Only ASCII: mapping other letters would let two people's addresses fall together.
    std::ranges::transform(normal, normal.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return normal;
}

}  // namespace spacebetween
