// The ways to measure; each prints one JSON object and says whether it found everything in order.
#pragma once

#include "tests/bench/crowd.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>

namespace bench {

struct Settings {
    std::filesystem::path server;
    std::filesystem::path directory;
    Shape shape{50, 8};
    double changes_per_second = 2;  ///< of each member
    double seconds = 10;
    std::size_t window = 2;   ///< changes under way of each member, at saturation
    std::size_t rounds = 60;  ///< of killing
    std::size_t connections = 5'000;
    std::size_t changes_few = 300;
    std::size_t changes_many = 10'000;
    std::size_t people = 300;  ///< of the map that everybody works on
};

using Report = nlohmann::ordered_json;

Report paced(const Settings& settings);
Report saturated(const Settings& settings);
Report idle(const Settings& settings);
Report joining(const Settings& settings);
Report killing(const Settings& settings);
Report mapping(const Settings& settings);

}  // namespace bench
