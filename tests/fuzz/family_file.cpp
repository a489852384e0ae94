// Any bytes as whatever they begin like, archives among them.
#include "server/interchange/zip_member.hpp"
#include "tests/fuzz/family_check.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace spacebetween;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(unpack_member(bytes, "data.xml", UnpackLimits{}, [](std::string_view) {
        return Done{};
    }));
    check_family(read_family(bytes, fuzz_options()));
    return 0;
}
