// Levels, labels and escapes.
#include "server/interchange/gedcom_lines.hpp"

#include "server/interchange/gedcom_date.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace spacebetween {

bool stands_beside(const Record& record) {
    constexpr std::array
        tagged{Type::person, Type::union_, Type::parentage, Type::episode, Type::bond};
    return std::find(tagged.begin(), tagged.end(), record.type) == tagged.end();
}

bool is_working_note(std::string_view field) {
    constexpr std::array<std::string_view, 5>
        notes{"note", "source", "seen_by", "last_seen", "seen_alone"};
    return std::find(notes.begin(), notes.end(), field) != notes.end();
}

GedcomLines::GedcomLines(const Family& family, GedcomVersion version) : version_(version) {
    std::unordered_map<char, std::size_t> counts;
    for (const Record& record : family.records()) {
        const bool couple = record.type == Type::union_;
        const char letter = record.type == Type::person ? 'I' : couple ? 'F' : 'X';
        if (letter == 'X' && !stands_beside(record)) continue;
        labels_[record.id] = letter + std::to_string(++counts[letter]);
    }
}

std::string GedcomLines::pointer(const RecordId& id) const {
    const auto found = labels_.find(id);
    return found == labels_.end() ? "@VOID@" : '@' + found->second + '@';
}

void GedcomLines::record(const std::string& label, std::string_view tag, std::string_view value) {
    out_ += "0 " + label + ' ';
    out_ += tag;
    if (!value.empty()) out_ += ' ';
    out_ += value;
    out_ += '\n';
}

void GedcomLines::line(int level, std::string_view tag, std::string_view value) {
    out_ += std::to_string(level) + ' ';
    out_ += tag;
    if (!value.empty()) out_ += ' ';
    out_ += value;
    out_ += '\n';
}

void GedcomLines::words(int level, std::string_view tag, std::string_view value) {
    std::string safe;
    for (const char c : value) {
        if (c == '@' && (!is_7() || safe.empty())) safe += '@';
        safe += c == '\n' || c == '\r' ? ' ' : c;
    }
    line(level, tag, safe);
}

void GedcomLines::dated(int level, std::string_view tag, const std::optional<Date>& date) {
    line(level, tag);
    if (date) line(level + 1, "DATE", gedcom_words(*date));
}

void GedcomLines::fields(int level, const Record& record, Fields said) {
    const auto& specs = spec_of(record.type).fields;
    for (std::size_t at = 0; at < specs.size(); ++at) {
        const std::string_view name = specs[at].name;
        const bool told = std::find(said.begin(), said.end(), name) != said.end();
        const bool line_about = specs[at].kind == FieldKind::line && is_working_note(name);
        const bool note = line_about || (is_working_note(name) && record.type == Type::person);
        if (!told && !note && !specs[at].server_only) field(level, specs[at], record.fields[at]);
    }
}

void GedcomLines::field(int level, const FieldSpec& field, const Value& value) {
    const std::string start = std::string(field.name) + ' ';
    if (const auto* text = std::get_if<std::string>(&value)) {
        line(level, "_FIELD", start + *text);
    } else if (const auto* flag = std::get_if<bool>(&value)) {
        if (*flag) line(level, "_FIELD", start + 'Y');
    } else if (const auto* number = std::get_if<double>(&value)) {
        const bool small = *number >= 0 && *number < 1000 && std::floor(*number) == *number;
        if (small) line(level, "_FIELD", start + std::to_string(static_cast<int>(*number)));
    } else if (const auto* date = std::get_if<Date>(&value)) {
        line(level, "_FIELD", start + gedcom_words(*date));
    } else if (const auto* ref = std::get_if<RecordId>(&value)) {
        if (labels_.contains(*ref)) line(level, "_FIELD", start + pointer(*ref));
    } else if (const auto* refs = std::get_if<RefSet>(&value)) {
        for (const RecordId& id : refs->ids()) {
            if (labels_.contains(id)) line(level, "_FIELD", start + pointer(id));
        }
    }
}

}  // namespace spacebetween
