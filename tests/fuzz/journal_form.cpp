// Any bytes as what the journal kept: they are refused, or are written again as they were read.
#include "server/protocol/journal_form.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

/// What is read, written and read again is written the same.
template <class Read>
void check(std::string_view bytes, Read read) {
    const auto value = read(bytes);
    if (!value) return;
    const auto written = spacebetween::journal_form(*value);
    const auto again = read(written);
    if (!again || spacebetween::journal_form(*again) != written) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(bytes, spacebetween::entry_from);
    check(bytes, spacebetween::state_part_from);
    check(bytes, spacebetween::page_from);
    return 0;
}
