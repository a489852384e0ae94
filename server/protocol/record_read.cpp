// The one JSON form of records and ops: reading it, and nothing that only looks like it.
#include "server/base/utf8.hpp"
#include "server/protocol/object_reader.hpp"
#include "server/protocol/record_json.hpp"

#include <cmath>
#include <utility>

namespace spacebetween {
namespace {

std::optional<std::string> read_words(JsonView json) {
    const auto text = json.text();
    if (!text || text->find('\0') != std::string_view::npos) return std::nullopt;
    return std::string(*text);
}

Day read_day(ObjectReader& keys) {
    Day day;
    const auto part = [&keys](std::string_view key, std::int64_t most) -> std::optional<int> {
        const auto found = keys.optional_whole(key, 1, most);
        if (!found) return std::nullopt;
        return static_cast<int>(*found);
    };
    day.year = static_cast<int>(keys.whole("y", 1, 9999));
    day.month = part("m", 12);
    day.day = part("d", 31);
    return day;
}

std::optional<Value> read_date(JsonView json) {
    ObjectReader keys(json);
    Date date;
    date.day = read_day(keys);
    date.precision = keys.word<DatePrecision>("q");
    if (const auto to = keys.optional("to")) {
        ObjectReader ends(*to);
        date.to = read_day(ends);
        if (!ends.fits()) return std::nullopt;
    }
    date.said = keys.optional_text("said");
    if (!keys.fits()) return std::nullopt;
    return date;
}

std::optional<Value> read_text_value(JsonView json) {
    ObjectReader keys(json);
    auto words = keys.text("s");
    const int tv = keys.number_of_steps("tv");
    if (!keys.fits()) return std::nullopt;
    return TextValue(std::move(words), tv);
}

std::optional<Value> read_refs(JsonView json) {
    if (!json.is(JsonKind::array)) return std::nullopt;
    std::vector<RecordId> ids;
    for (const auto each : json) {
        auto id = read_record_id(each);
        if (!id || (!ids.empty() && !(ids.back() < *id))) return std::nullopt;
        ids.push_back(std::move(*id));
    }
    if (ids.empty()) return Value{};
    return RefSet(std::move(ids));
}

std::optional<TextStep> read_removal(JsonView json) {
    ObjectReader keys(json);
    const auto gone = keys.value("d");
    if (!gone || !keys.fits()) return std::nullopt;
    if (const auto count = gone->whole(0, whole_max)) {
        return TextStep::remove(static_cast<std::size_t>(*count));
    }
    const auto words = gone->text();
    if (!words) return std::nullopt;
    return TextStep::remove(std::string(*words));
}

/// All but the fields; nothing of it when a key is wrong.
std::optional<Record> read_heading(ObjectReader& keys, RecordForm form) {
    Record record;
    record.id = RecordId(keys.text("id"));
    record.type = keys.word<Type>("type");
    record.v = keys.number_of_steps("v", 1);
    if (const auto by = keys.optional("by")) record.by = MemberId(read_words(*by).value_or(""));
    record.order = keys.whole("order", -whole_max);
    if (form == RecordForm::kept) record.made_in = SessionId(keys.optional_text("made_in"));
    if (type_of(record.id) != record.type) return std::nullopt;
    return record;
}

TakenOut read_taken_out(JsonView json, ObjectReader& record, const RecordId& id) {
    ObjectReader keys(json);
    TakenOut taken{.record = id, .by = MemberId(keys.text("by")), .at = Time{keys.whole("at")}};
    if (!keys.fits()) record.refuse();
    return taken;
}

std::optional<ResolvedOp> read_set(ObjectReader& keys, RecordId id, Type type) {
    const auto changes = keys.value("p");
    if (!changes || !changes->is(JsonKind::object) || changes->size() == 0) return std::nullopt;
    SetOp set{.id = std::move(id), .fields = {}};
    set.fields.reserve(changes->size());
    for (const auto each : *changes) {
        const auto field = index_of(type, each.key());
        if (!field) return std::nullopt;
        const auto& spec = spec_of(type).fields[*field];
        auto value = each.is(JsonKind::nothing) ? Value{} : read_value(each, spec);
        if (!value) return std::nullopt;
        set.fields.push_back(FieldValue{.field = *field, .value = std::move(*value)});
    }
    return set;
}

std::optional<ResolvedOp> read_text(ObjectReader& keys, RecordId id, FieldIndex field) {
    const int tv = keys.number_of_steps("tv");
    const auto steps = keys.value("d");
    auto change = steps ? read_text_change(*steps) : std::nullopt;
    if (!change) return std::nullopt;
    return TextOp{.id = std::move(id), .field = field, .tv = tv, .change = std::move(*change)};
}

std::optional<ResolvedOp>
read_field_op(ObjectReader& keys, std::string_view name, RecordId id, Type type) {
    const auto field = index_of(type, keys.text("f"));
    if (!field) return std::nullopt;
    if (name == "text") return read_text(keys, std::move(id), *field);
    if (name != "in" && name != "out") return std::nullopt;
    const auto named = keys.value("ref");
    auto ref = named ? read_record_id(*named) : std::nullopt;
    if (!ref) return std::nullopt;
    if (name == "in") return InOp{.id = std::move(id), .field = *field, .ref = std::move(*ref)};
    return OutOp{.id = std::move(id), .field = *field, .ref = std::move(*ref)};
}

/// The server's word about a record's place: a `set` of `order` alone.
std::optional<ResolvedOp> read_order(JsonView json) {
    ObjectReader keys(json);
    if (keys.text("o") != "set") return std::nullopt;
    RecordId id(keys.text("id"));
    const auto changes = keys.value("p");
    if (!changes || !keys.fits() || !type_of(id)) return std::nullopt;
    ObjectReader given(*changes);
    const auto order = given.whole("order", -whole_max);
    if (!given.fits()) return std::nullopt;
    return OrderOp{.id = std::move(id), .order = order};
}

}  // namespace

std::optional<RecordId> read_record_id(JsonView json) {
    const auto text = json.text();
    if (!text) return std::nullopt;
    RecordId id{std::string(*text)};
    if (!type_of(id)) return std::nullopt;
    return id;
}

std::optional<FieldIndex> read_field(const RecordId& id, std::string_view name) {
    const auto type = type_of(id);
    return type ? index_of(*type, name) : std::nullopt;
}

std::optional<Value> read_value(JsonView json, const FieldSpec& field) {
    switch (field.kind) {
        case FieldKind::text:
            return read_text_value(json);
        case FieldKind::line:
        case FieldKind::choice:
            if (auto words = read_words(json)) return Value(std::move(*words));
            return std::nullopt;
        case FieldKind::date:
            return read_date(json);
        case FieldKind::number:
            if (const auto number = json.number()) return Value(*number);
            return std::nullopt;
        case FieldKind::flag:
            if (const auto flag = json.flag()) return Value(*flag);
            return std::nullopt;
        case FieldKind::ref:
            if (auto id = read_record_id(json)) return Value(std::move(*id));
            return std::nullopt;
        case FieldKind::refs:
            return read_refs(json);
    }
    return std::nullopt;
}

std::optional<TextChange> read_text_change(JsonView json) {
    if (!json.is(JsonKind::array)) return std::nullopt;
    TextChange change;
    change.reserve(json.size());
    for (const auto step : json) {
        if (const auto skip = step.whole(0, whole_max)) {
            change.push_back(TextStep::skip(static_cast<std::size_t>(*skip)));
        } else if (const auto words = step.text()) {
            change.push_back(TextStep::insert(std::string(*words)));
        } else if (auto removal = read_removal(step)) {
            change.push_back(std::move(*removal));
        } else {
            return std::nullopt;
        }
    }
    return change;
}

std::optional<Record>
read_record(JsonView json, RecordForm form, std::optional<TakenOut>* taken_out) {
    ObjectReader keys(json);
    auto record = read_heading(keys, form);
    if (!record) return std::nullopt;
    if (taken_out != nullptr) {
        const auto taken = keys.optional("taken_out");
        if (taken) *taken_out = read_taken_out(*taken, keys, record->id);
    }
    const auto fields = spec_of(record->type).fields;
    record->fields.resize(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto found = keys.optional(fields[i].name);
        if (!found) continue;
        auto value = read_value(*found, fields[i]);
        if (!value || is_nothing(*value)) return std::nullopt;
        record->fields[i] = std::move(*value);
    }
    if (!keys.fits()) return std::nullopt;
    return record;
}

std::optional<ResolvedOp> read_plain_op(JsonView json) {
    ObjectReader keys(json);
    const auto name = keys.text("o");
    RecordId id(keys.text("id"));
    const auto type = type_of(id);
    if (!type) return std::nullopt;
    std::optional<ResolvedOp> op;
    if (name == "del") {
        op = DelOp{.id = std::move(id)};
    } else if (name == "set") {
        op = read_set(keys, std::move(id), *type);
    } else {
        op = read_field_op(keys, name, std::move(id), *type);
    }
    return keys.fits() ? op : std::nullopt;
}

std::optional<ResolvedOp> read_resolved_op(JsonView json, RecordForm form) {
    if (auto op = read_plain_op(json)) return op;
    if (auto op = read_order(json)) return op;
    ObjectReader keys(json);
    const bool made = keys.text("o") == "new";
    const auto whole = keys.value("r");
    if (!made || !whole || !keys.fits()) return std::nullopt;
    auto record = read_record(*whole, form);
    if (!record) return std::nullopt;
    return MadeOp{.record = std::make_shared<const Record>(std::move(*record))};
}

}  // namespace spacebetween
