// Chance, behind an interface, so that tests own it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace spacebetween {

class Random {
public:
    Random() = default;
    Random(const Random&) = delete;
    Random& operator=(const Random&) = delete;
    virtual ~Random() = default;

    /// Fills every byte of `out`.
    virtual void fill(std::span<std::byte> out) = 0;
};

/// The kernel's generator. Safe to use from any thread.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::byte> out) override;
};

/// A number in [0, bound), each equally likely. `bound` is at least 1.
std::uint64_t below(Random& random, std::uint64_t bound);

}  // namespace spacebetween
