// Makes a record for everything that can be pointed at, and reads what any part of a file may hold.
#include "server/interchange/gedcom_reading.hpp"

#include <algorithm>

namespace spacebetween {
namespace {

void make_person(GedcomReading& reading, std::size_t place) {
    const GedcomNode& node = reading.tree.at(place);
    node.used = true;
    const std::size_t index = reading.people.size();
    Record& record = reading.into.family.add(Type::person, node.line);
    reading.people.push_back({.record = &record, .place = place, .living = true});
    if (node.xref.empty()) {
        reading.repaired("person without a label", place);
    } else if (!reading.person_of.emplace(node.xref, index).second) {
        reading.repaired("label used twice", place);
    }
}

void make_union(GedcomReading& reading, std::size_t place) {
    const GedcomNode& node = reading.tree.at(place);
    node.used = true;
    const std::size_t index = reading.unions.size();
    Record& record = reading.into.family.add(Type::union_, node.line);
    reading.unions.push_back({.record = &record, .place = place});
    if (node.xref.empty()) {
        reading.repaired("family without a label", place);
    } else if (!reading.union_of.emplace(node.xref, index).second) {
        reading.repaired("label used twice", place);
    }
}

/// A record that GEDCOM has no tag for, as our own extension writes it.
void make_other(GedcomReading& reading, std::size_t place) {
    const GedcomNode& node = reading.tree.at(place);
    for (const TypeSpec& spec : all_types()) {
        if (spec.name != node.value || spec.board != BoardName::map || node.xref.empty()) continue;
        if (spec.type == Type::person || spec.type == Type::union_ || spec.uncounted) continue;
        node.used = true;
        Record& record = reading.into.family.add(spec.type, node.line);
        reading.other_of.emplace(node.xref, &record);
    }
}

Value own_value(GedcomReading& reading, const FieldSpec& field, std::string_view words) {
    switch (field.kind) {
        case FieldKind::flag:
            return words == "Y" ? Value{true} : Value{};
        case FieldKind::number: {
            if (words.empty() || words.size() > 3) return {};
            double number = 0;
            for (const char c : words) {
                if (c < '0' || c > '9') return {};
                number = number * 10 + (c - '0');
            }
            const bool fits = number >= field.min_value && number <= field.max_value;
            return fits ? Value{number} : Value{};
        }
        case FieldKind::date: {
            const auto read = read_gedcom_date(words);
            return read.date ? Value{*read.date} : Value{};
        }
        case FieldKind::ref:
        case FieldKind::refs: {
            if (words.size() < 3) return {};
            const std::string_view xref = words.substr(1, words.size() - 2);
            const Record* record = nullptr;
            if (const auto found = reading.person_of.find(xref); found != reading.person_of.end()) {
                record = reading.people[found->second].record;
            } else if (const auto of = reading.union_of.find(xref); of != reading.union_of.end()) {
                record = reading.unions[of->second].record;
            } else if (const auto any = reading.other_of.find(xref);
                       any != reading.other_of.end()) {
                record = any->second;
            }
            return record != nullptr && may_refer_to(field, record->type) ? Value{record->id}
                                                                          : Value{};
        }
        default:
            return {};
    }
}

/// False when the record has no such field, or it cannot hold these words.
bool put_own(
    GedcomReading& reading,
    Record& record,
    std::string_view name,
    std::string_view words
) {
    const FieldSpec* field = field_of(record.type, name);
    if (field == nullptr || field->server_only) return false;
    if (field->kind == FieldKind::choice) return put_choice(record, name, words);
    if (field->kind == FieldKind::line || field->kind == FieldKind::text) {
        put_words(record, name, words);
        return true;
    }
    Value value = own_value(reading, *field, words);
    if (is_nothing(value)) return false;
    if (const auto* ref = std::get_if<RecordId>(&value)) {
        if (field->kind == FieldKind::refs && is_full(record, name)) return false;
        put_ref(record, name, *ref);
    } else {
        put(record, name, std::move(value));
    }
    return true;
}

}  // namespace

Record* GedcomReading::pointed_at(std::size_t place) {
    const std::string_view xref = tree.pointer(place);
    if (xref == "VOID") return nullptr;
    if (const auto found = person_of.find(xref); found != person_of.end()) {
        return people[found->second].record;
    }
    if (const auto found = union_of.find(xref); found != union_of.end()) {
        return unions[found->second].record;
    }
    if (const auto found = other_of.find(xref); found != other_of.end()) return found->second;
    tree.at(place).used = true;
    repaired("pointer to nothing: " + std::string(tree.at(place).tag), place);
    return nullptr;
}

Imported<Done> make_gedcom_records(GedcomReading& reading) {
    std::size_t people = 0;
    for (const std::size_t place : reading.tree.records()) {
        const GedcomNode& record = reading.tree.at(place);
        if (record.tag == "INDI" && ++people > import_people_max)
            return ImportFault{ImportFaultKind::too_many_people, record.line};
    }
    for (const std::size_t place : reading.tree.records()) {
        if (reading.tree.at(place).tag == "INDI") make_person(reading, place);
    }
    for (const std::size_t place : reading.tree.records()) {
        const auto of = reading.tree.first(place, "_PART_OF");
        if (reading.tree.at(place).tag == "FAM" && !of) make_union(reading, place);
    }
    for (const std::size_t place : reading.tree.records()) {
        if (reading.tree.at(place).tag == "_RECORD") make_other(reading, place);
    }
    if (reading.people.empty() && reading.unions.empty() &&
        reading.tree.at(reading.tree.records().front()).tag != "HEAD") {
        return ImportFault{
            ImportFaultKind::not_known,
            reading.tree.at(reading.tree.records().front()).line
        };
    }
    for (const std::size_t place : reading.tree.records()) {
        const auto found = reading.other_of.find(reading.tree.at(place).xref);
        if (reading.tree.at(place).tag == "_RECORD" && found != reading.other_of.end()) {
            read_own_fields(reading, place, *found->second);
        }
    }
    return Done{};
}

void read_own_fields(GedcomReading& reading, std::size_t place, Record& record) {
    for (const std::size_t line : reading.tree.below(place, "_FIELD")) {
        const std::string_view value = reading.tree.at(line).value;
        const std::size_t space = value.find(' ');
        if (space == std::string_view::npos) continue;
        if (put_own(reading, record, value.substr(0, space), value.substr(space + 1))) {
            reading.tree.at(line).used = true;
        }
    }
}

std::optional<Date> read_date_below(GedcomReading& reading, std::size_t place) {
    const auto line = reading.tree.first(place, "DATE");
    if (!line) return std::nullopt;
    const auto read = read_gedcom_date(reading.tree.at(*line).value);
    if (read.reading == DateReading::none) return std::nullopt;
    reading.tree.at(*line).used = true;
    if (read.reading == DateReading::about) reading.repaired("date understood in part", *line);
    return read.date;
}

std::optional<int> year_below(const GedcomReading& reading, std::size_t place) {
    const auto line = reading.tree.first(place, "DATE");
    if (!line) return std::nullopt;
    return read_gedcom_date(reading.tree.at(*line).value).year;
}

}  // namespace spacebetween
