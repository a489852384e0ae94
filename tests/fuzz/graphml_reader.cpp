// Any bytes as XML, and any XML as GraphML.
#include "server/interchange/graphml_reader.hpp"

#include "tests/fuzz/family_check.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace spacebetween;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto tree = read_xml(bytes);
    if (tree) check_family(read_graphml(*tree, fuzz_options()));
    return 0;
}
