// Look-ups in the generated tables.
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <unordered_map>

namespace spacebetween {

std::optional<std::size_t> field_index(Type type, std::string_view name) {
    const auto fields = spec_of(type).fields;
    const auto found = std::ranges::find(fields, name, &FieldSpec::name);
    if (found == fields.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - fields.begin());
}

const FieldSpec* field_of(Type type, std::string_view name) {
    const auto index = field_index(type, name);
    return index ? &spec_of(type).fields[*index] : nullptr;
}

std::optional<Type> type_of_prefix(std::string_view prefix) {
    static const auto types = [] {
        std::unordered_map<std::string_view, Type> by_prefix;
        for (const TypeSpec& spec : all_types()) {
            by_prefix.emplace(spec.prefix, spec.type);
        }
        return by_prefix;
    }();
    const auto found = types.find(prefix);
    return found == types.end() ? std::nullopt : std::optional(found->second);
}

bool may_refer_to(const FieldSpec& field, Type target) {
    return field.any_target || std::ranges::find(field.targets, target) != field.targets.end();
}

bool has_home(const TypeSpec& spec, Target target) {
    return std::ranges::find(spec.homes, target) != spec.homes.end();
}

bool server_made(const TypeSpec& spec) { return has_home(spec, Target::server); }

}  // namespace spacebetween
