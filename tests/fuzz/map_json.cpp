// Any bytes as a map in our own format.
#include "server/app/map_json.hpp"

#include "tests/fuzz/family_check.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace spacebetween;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto read = read_map_json(bytes, fuzz_options());
    check_family(read);
    if (!read) return 0;
    const auto once =
        read_map_json(write_map_json(outgoing(read->family, fuzz_year)), fuzz_options());
    check(once.has_value());
    const auto twice =
        read_map_json(write_map_json(outgoing(once->family, fuzz_year)), fuzz_options());
    check(twice.has_value() && twice->family == once->family);
    return 0;
}
