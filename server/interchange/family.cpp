// Records under counted ids, and readings of their fields by name.
#include "server/interchange/family.hpp"

#include "server/base/assert.hpp"
#include "server/base/encoding.hpp"
#include "server/base/utf8.hpp"

#include <algorithm>
#include <array>

namespace spacebetween {
namespace {

/// More would be refused by every board.
constexpr std::size_t refs_max = 200;

/// Well formed, and in the order of the numbers.
RecordId counted_id(Type type, std::uint64_t number) {
    std::array<std::byte, 16> bytes{};
    for (std::size_t at = bytes.size(); number > 0; number >>= 8U) {
        bytes[--at] = static_cast<std::byte>(number & 0xFFU);
    }
    return RecordId(std::string(spec_of(type).prefix) + '_' + base64url(bytes));
}

std::string on_one_line(std::string_view words) {
    std::string line;
    for (const char c : words) {
        const bool space = static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == ' ';
        if (space && (line.empty() || line.back() == ' ')) continue;
        line += space ? ' ' : c;
    }
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

}  // namespace

Record& Family::add(Type type, std::size_t line) {
    Record& record = records_.emplace_back();
    record.id = counted_id(type, records_.size());
    record.type = type;
    record.fields.resize(spec_of(type).fields.size());
    lines_.push_back(static_cast<std::uint32_t>(line));
    return record;
}

std::size_t Family::count(Type type) const {
    return static_cast<std::size_t>(std::count_if(
        records_.begin(),
        records_.end(),
        [type](const Record& record) { return record.type == type; }
    ));
}

const Record* Family::find(const RecordId& id) const {
    // Ids are equal but for their counter, and records stand in its order.
    const auto tail = [](const RecordId& each) {
        return std::string_view(each.text).substr(each.text.find('_') + 1);
    };
    const auto bytes = from_base64url(tail(id));
    if (!bytes || bytes->size() != 16) return nullptr;
    std::uint64_t number = 0;
    for (std::size_t at = 8; at < 16; ++at) {
        number = number << 8U | std::to_integer<std::uint64_t>((*bytes)[at]);
    }
    if (number == 0 || number > records_.size()) return nullptr;
    const Record& record = records_[number - 1];
    return record.id == id ? &record : nullptr;
}

void put(Record& record, std::string_view field, Value value) {
    const auto index = index_of(record.type, field);
    ASSERT(index.has_value());
    record.fields[*index] = std::move(value);
}

bool put_words(Record& record, std::string_view field, std::string_view words) {
    const FieldSpec* spec = field_of(record.type, field);
    ASSERT(spec != nullptr);
    const std::string kept = on_one_line(words);
    if (kept.empty() || !valid_words(kept)) {
        put(record, field, {});
        return words.empty();
    }
    const std::size_t end = spec->max == 0 ? kept.size() : byte_of_code_point(kept, spec->max);
    const std::string_view whole = std::string_view(kept).substr(0, end);
    if (spec->kind == FieldKind::text) {
        put(record, field, TextValue(std::string(whole)));
    } else {
        put(record, field, std::string(whole));
    }
    return whole == words;
}

bool put_choice(Record& record, std::string_view field, std::string_view word) {
    const FieldSpec* spec = field_of(record.type, field);
    if (spec == nullptr || std::count(spec->choices.begin(), spec->choices.end(), word) == 0) {
        return false;
    }
    put(record, field, std::string(word));
    return true;
}

void put_ref(Record& record, std::string_view field, const RecordId& ref) {
    const auto index = index_of(record.type, field);
    ASSERT(index.has_value());
    Value& value = record.fields[*index];
    if (field_of(record.type, field)->kind == FieldKind::ref) {
        value = ref;
        return;
    }
    if (!std::holds_alternative<RefSet>(value)) value = RefSet{};
    if (!is_full(record, field)) std::get<RefSet>(value).add(ref);
}

bool is_full(const Record& record, std::string_view field) {
    return refs_of(record, field).size() >= refs_max;
}

std::optional<Date> date_of(const Record& record, std::string_view field) {
    const auto* date = std::get_if<Date>(&field_value(record, field));
    return date == nullptr ? std::nullopt : std::optional<Date>(*date);
}

const std::vector<RecordId>& refs_of(const Record& record, std::string_view field) {
    static const std::vector<RecordId> none;
    const auto* set = std::get_if<RefSet>(&field_value(record, field));
    return set == nullptr ? none : set->ids();
}

}  // namespace spacebetween
