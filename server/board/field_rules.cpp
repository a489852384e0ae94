// Judges one value by its field's kind, choices, range and length.
#include "server/board/field_rules.hpp"

#include "server/base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace spacebetween {

namespace {

std::optional<Refusal> fault_of_words(std::string_view words, std::size_t points_max) {
    const auto holds = [words](char letter) {
        return words.find(letter) != std::string_view::npos;
    };
    if (!valid_words(words) || holds('\n') || holds('\r')) {
        return Refusal::schema;
    }
    if (code_points(words) > points_max) {
        return Refusal::limit_record;
    }
    return std::nullopt;
}

struct FieldRule {
    const FieldSpec& spec;
    const Limits& limits;

    std::optional<Refusal> operator()(std::monostate) const {
        return fits(spec.kind != FieldKind::text && spec.kind != FieldKind::refs);
    }

    std::optional<Refusal> operator()(const std::string& words) const {
        if (spec.kind == FieldKind::line) {
            return fault_of_words(words, length_max(spec, limits));
        }
        return fits(
            spec.kind == FieldKind::choice &&
            std::find(spec.choices.begin(), spec.choices.end(), words) != spec.choices.end()
        );
    }

    std::optional<Refusal> operator()(const RecordId&) const {
        return fits(spec.kind == FieldKind::ref);
    }

    std::optional<Refusal> operator()(double number) const {
        return fits(
            spec.kind == FieldKind::number && std::isfinite(number) && number >= spec.min_value &&
            number <= spec.max_value && (!spec.whole || number == std::floor(number))
        );
    }

    std::optional<Refusal> operator()(bool) const { return fits(spec.kind == FieldKind::flag); }

    std::optional<Refusal> operator()(const Date& date) const {
        if (spec.kind != FieldKind::date || !valid(date)) {
            return Refusal::schema;
        }
        return fault_of_words(date.said, limits.name_points);
    }

    std::optional<Refusal> operator()(const TextValue&) const { return Refusal::schema; }

    std::optional<Refusal> operator()(const RefSet& set) const {
        if (spec.kind != FieldKind::refs) {
            return Refusal::schema;
        }
        return set.ids().size() > length_max(spec, limits) ? std::optional(Refusal::limit_record)
                                                           : std::nullopt;
    }

    static std::optional<Refusal> fits(bool it_does) {
        return it_does ? std::nullopt : std::optional(Refusal::schema);
    }
};

}  // namespace

std::optional<Refusal> fault_of(const FieldSpec& spec, const Value& value, const Limits& limits) {
    return std::visit(FieldRule{spec, limits}, value);
}

std::size_t length_max(const FieldSpec& spec, const Limits& limits) {
    const std::size_t overall =
        spec.kind == FieldKind::refs ? limits.refs_per_field : limits.text_points;
    return spec.max == 0 ? overall : std::min(spec.max, overall);
}

}  // namespace spacebetween
