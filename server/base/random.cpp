// Chance from the kernel, and fair numbers out of raw bytes.
#include "server/base/random.hpp"

#include "server/base/assert.hpp"

#include <array>
#include <bit>
#include <cerrno>
#include <limits>

#include <sys/random.h>

namespace spacebetween {

void SystemRandom::fill(std::span<std::byte> out) {
    while (!out.empty()) {
        const auto got = ::getrandom(out.data(), out.size(), 0);
        if (got < 0) {
            ASSERT(errno == EINTR);
            continue;
        }
        out = out.subspan(static_cast<std::size_t>(got));
    }
}

std::uint64_t below(Random& random, std::uint64_t bound) {
    ASSERT(bound >= 1);
    // The last, incomplete run of `bound` numbers is drawn again, or low numbers would be likelier.
    constexpr auto top = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t fair_end = top - top % bound;
    for (;;) {
        std::array<std::byte, sizeof(std::uint64_t)> bytes{};
        random.fill(bytes);
        const auto drawn = std::bit_cast<std::uint64_t>(bytes);
        if (drawn < fair_end) return drawn % bound;
    }
}

}  // namespace spacebetween
