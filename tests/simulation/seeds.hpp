// How many seeds a seeded test tries, and which.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace spacebetween {

/// The seeds 1 to SPACEBETWEEN_SEEDS (`usual` when it is not set), or SPACEBETWEEN_SEED alone: how
/// a seed that failed is run again.
inline std::vector<std::uint64_t> seeds(std::uint64_t usual) {
    if (const char* one = std::getenv("SPACEBETWEEN_SEED")) return {std::stoull(one)};
    const char* many = std::getenv("SPACEBETWEEN_SEEDS");
    const std::uint64_t count = many == nullptr ? usual : std::stoull(many);
    std::vector<std::uint64_t> all;
    for (std::uint64_t seed = 1; seed <= count; ++seed)
        all.push_back(seed);
    return all;
}

/// Whether there is time to try every case, and not only each in turn.
inline bool is_campaign() { return seeds(1).size() >= 1'000; }

}  // namespace spacebetween
