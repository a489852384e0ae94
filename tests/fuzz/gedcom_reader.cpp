// Any bytes as GEDCOM.
#include "server/interchange/gedcom_reader.hpp"

#include "tests/fuzz/family_check.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace spacebetween;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_family(read_gedcom(bytes, fuzz_options()));
    return 0;
}
