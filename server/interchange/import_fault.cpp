// The words for a file that is not read.
#include "server/interchange/import_fault.hpp"

#include "server/vocabulary/words.hpp"

#include <array>

namespace spacebetween {
namespace {

/// By kind, in the order of the enumeration.
constexpr std::array<std::string_view, 13> fault_kinds{
    "empty",
    "not_known",
    "too_large",
    "too_many_lines",
    "too_many_people",
    "line_too_long",
    "too_deep",
    "level",
    "nul_byte",
    "form",
    "declared",
    "inflated",
    "locked",
};
static_assert(static_cast<std::size_t>(ImportFaultKind::locked) + 1 == fault_kinds.size());

}  // namespace

std::string_view name_of(ImportFaultKind kind) {
    return fault_kinds.at(static_cast<std::size_t>(kind));
}

std::string told(const ImportFault& fault) {
    const std::string line = std::to_string(fault.line);
    const std::string why(word("interchange.fault." + std::string(name_of(fault.kind))));
    return say("interchange.fault", {{"line", line}, {"why", why}});
}

}  // namespace spacebetween
