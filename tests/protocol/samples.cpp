// Reads the sample messages from the repository.
#include "tests/protocol/samples.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace spacebetween {

std::map<std::string, std::string> samples(std::string_view side) {
    const auto folder =
        std::filesystem::path(SPACEBETWEEN_ROOT) / "shared/protocol/v1/samples" / side;
    std::map<std::string, std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::string text(std::istreambuf_iterator<char>(file), {});
        if (!text.empty() && text.back() == '\n') text.pop_back();
        found.emplace(entry.path().stem().string(), std::move(text));
    }
    return found;
}

}  // namespace spacebetween
