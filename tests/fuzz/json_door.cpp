// Any bytes at the door for JSON: they are turned away, or can be walked to the end.
#include "server/protocol/json_door.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using spacebetween::JsonKind;
using spacebetween::JsonView;

/// Visits every value by every getter, and answers how many there are.
std::size_t walked(JsonView json, std::size_t depth) {
    if (depth > spacebetween::Limits().json_depth) std::abort();
    if (json.flag() && !json.is(JsonKind::flag)) std::abort();
    if (json.whole(INT64_MIN, INT64_MAX) && !json.is(JsonKind::whole)) std::abort();
    if (json.text() && !json.is(JsonKind::text)) std::abort();
    static_cast<void>(json.number());
    std::size_t values = 1;
    std::size_t children = 0;
    for (const auto each : json) {
        values += walked(each, depth + 1);
        ++children;
        const auto found = json.find(each.key());
        if (json.is(JsonKind::object) && (!found || found->kind() != each.kind())) std::abort();
    }
    if (children != json.size()) std::abort();
    return values;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const spacebetween::Limits limits;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto doc = spacebetween::JsonDoc::read(text, spacebetween::door_limits(limits));
    if (doc.has_value() && walked(doc->root(), 0) > limits.json_tokens) std::abort();
    return 0;
}
