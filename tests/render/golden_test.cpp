// What the server draws is held against kept files; the client's test holds its own to the same.
#include "server/render/map_svg.hpp"
#include "tests/render/families.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace spacebetween::render {
namespace {

/// Where families and their drawings are kept; another folder can be asked for.
std::filesystem::path kept_families() {
    const char* const asked = std::getenv("SPACEBETWEEN_FAMILIES");
    return asked == nullptr ? SPACEBETWEEN_ROOT "/tests/golden/map" : asked;
}

std::string drawing_of(const AskedFamily& asked) {
    return map_svg(scene_to_leave(asked.records, asked.leaving), asked.caption);
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

/// The first line in which two drawings differ, so that a failure can be read.
std::string first_difference(const std::string& drawn, const std::string& kept) {
    std::istringstream one(drawn);
    std::istringstream other(kept);
    std::string a;
    std::string b;
    while (std::getline(one, a) && std::getline(other, b))
        if (a != b) return a + "\n" + b;
    return "one is longer";
}

}  // namespace

TEST_CASE("every kept family is drawn as it was", "[render]") {
    const bool keeping = std::getenv("SPACEBETWEEN_KEEP_DRAWINGS") != nullptr;
    for (const auto& file : family_files(kept_families())) {
        const AskedFamily asked = family_from(file);
        const std::string drawn = drawing_of(asked);
        auto kept = file;
        kept.replace_extension(".svg");
        if (keeping) std::ofstream(kept, std::ios::binary) << drawn;
        const std::string expected = bytes_of(kept);
        INFO(asked.name);
        if (drawn != expected) FAIL_CHECK(first_difference(drawn, expected));
    }
}

TEST_CASE("the order in which records come changes nothing", "[render]") {
    for (const auto& file : family_files(kept_families())) {
        AskedFamily asked = family_from(file);
        const std::string drawn = drawing_of(asked);
        std::ranges::reverse(asked.records);

        INFO(asked.name);
        CHECK((drawing_of(asked) == drawn));
    }
}

}  // namespace spacebetween::render
