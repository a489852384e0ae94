// Reads, weighs and renews records.
#include "server/board/record.hpp"

#include <array>
#include <utility>

namespace spacebetween {

namespace {

// What a record costs besides what people wrote: its ids and bookkeeping.
constexpr std::size_t record_bytes_fixed = 128;

struct Weight {
    std::size_t operator()(std::monostate) const { return 0; }
    std::size_t operator()(const std::string& words) const { return words.size(); }
    std::size_t operator()(const RecordId& id) const { return id.text.size(); }
    std::size_t operator()(double) const { return sizeof(double); }
    std::size_t operator()(bool) const { return 1; }
    std::size_t operator()(const Date& date) const { return 16 + date.said.size(); }
    std::size_t operator()(const TextValue& text) const { return text.words().size(); }
    std::size_t operator()(const RefSet& set) const {
        std::size_t bytes = 0;
        for (const RecordId& id : set.ids()) {
            bytes += id.text.size();
        }
        return bytes;
    }
};

RecordId renamed_id(const RecordId& id, const std::unordered_map<RecordId, RecordId>& renamed) {
    const auto found = renamed.find(id);
    return found == renamed.end() ? id : found->second;
}

}  // namespace

std::optional<Type> type_of(const RecordId& id) {
    const std::string_view text = id.text;
    const std::string_view prefix = text.substr(0, text.find('_'));
    return id_well_formed(text, prefix) ? type_of_prefix(prefix) : std::nullopt;
}

std::optional<FieldIndex> index_of(Type type, std::string_view name) {
    const auto index = field_index(type, name);
    return index ? std::optional(static_cast<FieldIndex>(*index)) : std::nullopt;
}

const Value& field_value(const Record& record, std::string_view name) {
    static const Value nothing;
    const auto field = index_of(record.type, name);
    return field ? record.fields[*field] : nothing;
}

const std::string& words_of(const Record& record, std::string_view name) {
    static const std::string none;
    const Value& value = field_value(record, name);
    if (const auto* text = std::get_if<TextValue>(&value)) {
        return text->words();
    }
    const auto* words = std::get_if<std::string>(&value);
    return words == nullptr ? none : *words;
}

RecordId ref_of(const Record& record, std::string_view name) {
    const auto* id = std::get_if<RecordId>(&field_value(record, name));
    return id == nullptr ? RecordId() : *id;
}

bool flag_of(const Record& record, std::string_view name) {
    const auto* flag = std::get_if<bool>(&field_value(record, name));
    return flag != nullptr && *flag;
}

std::size_t bytes_of(const Record& record) {
    std::size_t bytes = record_bytes_fixed;
    for (const Value& value : record.fields) {
        bytes += std::visit(Weight{}, value);
    }
    return bytes;
}

int order_group(const Record& record) {
    const TypeSpec* spec = &spec_of(record.type);
    int commented = 0;
    if (!spec->board_of.empty()) {
        commented = 1;
        if (const auto type = type_of(ref_of(record, spec->board_of))) {
            spec = &spec_of(*type);
        }
    }
    const auto board = static_cast<std::size_t>(spec->board);
    const auto audience = static_cast<std::size_t>(spec->audience);
    return static_cast<int>(board * audience_count + audience) * 2 + commented;
}

Record
anew(const Record& record, RecordId id, const std::unordered_map<RecordId, RecordId>& renamed) {
    Record fresh = record;
    fresh.id = std::move(id);
    fresh.v = 1;
    fresh.by = MemberId();
    for (Value& value : fresh.fields) {
        if (const auto* text = std::get_if<TextValue>(&value)) {
            value = text->words().empty() ? Value() : Value(TextValue(text->words()));
        } else if (auto* one = std::get_if<RecordId>(&value)) {
            *one = renamed_id(*one, renamed);
        } else if (const auto* set = std::get_if<RefSet>(&value)) {
            std::vector<RecordId> ids;
            for (const RecordId& member : set->ids()) {
                ids.push_back(renamed_id(member, renamed));
            }
            value = RefSet(std::move(ids));
        }
    }
    return fresh;
}

}  // namespace spacebetween
