// Limits as an operator overrides them: a JSON object of names and whole numbers.
#include "server/app/limits_file.hpp"

#include "server/protocol/json_door.hpp"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace spacebetween {
namespace {

std::runtime_error wrong(const std::filesystem::path& file, const std::string& what) {
    return std::runtime_error("The limits file " + file.string() + " " + what);
}

}  // namespace

Limits limits_from(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw wrong(file, "cannot be read.");
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    Limits limits;
    DoorLimits door = door_limits(limits);
    door.keys = 1'000;
    const auto json = JsonDoc::read(text, door);
    if (!json || !json->root().is(JsonKind::object)) throw wrong(file, "is not a JSON object.");
    for (const auto value : json->root()) {
        const std::string name(value.key());
        const auto number = value.whole(0, INT64_MAX);
        if (!number) throw wrong(file, "gives no whole number for \"" + name + "\".");
        if (!set_limit(limits, name, static_cast<std::size_t>(*number))) {
            throw wrong(file, "names no limit \"" + name + "\", or one out of its range.");
        }
    }
    return limits;
}

}  // namespace spacebetween
