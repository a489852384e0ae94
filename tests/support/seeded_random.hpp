// Chance that repeats itself: the same seed draws the same bytes.
#pragma once

#include "server/base/random.hpp"

#include <cstdint>
#include <random>

namespace spacebetween {

class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}

    void fill(std::span<std::byte> out) override {
        for (auto& byte : out) {
            byte = static_cast<std::byte>(engine_() & 255U);
            ++drawn_;
        }
    }

    /// How many bytes were drawn so far: hidden work must not move it.
    [[nodiscard]] std::size_t drawn() const { return drawn_; }

private:
    std::mt19937_64 engine_;
    std::size_t drawn_ = 0;
};

}  // namespace spacebetween
