// A directory of a test's own, gone when the test is.
#pragma once

#include "server/base/encoding.hpp"
#include "server/base/random.hpp"

#include <array>
#include <filesystem>
#include <string>

namespace spacebetween {

class Scratch {
public:
    Scratch() {
        std::array<std::byte, 12> bytes{};
        SystemRandom{}.fill(bytes);
        path_ = std::filesystem::temp_directory_path() / ("spacebetween-" + hex(bytes));
        std::filesystem::create_directories(path_);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

}  // namespace spacebetween
