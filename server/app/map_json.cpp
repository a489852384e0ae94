// Records out and in; ids of a file mean nothing here, and become new ones on the way.
#include "server/app/map_json.hpp"

#include "server/base/utf8.hpp"
#include "server/interchange/outgoing.hpp"
#include "server/interchange/withholding.hpp"
#include "server/protocol/record_json.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

namespace spacebetween {
namespace {

constexpr std::string_view map_format = "spacebetween.map";
constexpr DoorLimits map_door{
    .bytes = std::size_t{8} << 20U,
    .depth = 8,
    .tokens = 200'000,
    .keys = 64,
    .string_bytes = 65'536
};

/// Where the text stops being JSON that is let in: brackets too deep, or all of it.
std::size_t line_of_fault(std::string_view text, DoorFault fault) {
    std::size_t line = 1;
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\n') {
            // No string goes over the end of a line.
            if (quoted && fault == DoorFault::form) return line;
            ++line;
        } else if (quoted) {
            quoted = c != '"';
            if (c == '\\') ++at;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > map_door.depth && fault == DoorFault::depth) return line;
        } else if (c == '}' || c == ']') {
            if (depth > 0) --depth;
            if (depth == 0) return line;
        }
    }
    return line;
}

ImportFault fault_of(std::string_view text, DoorFault fault) {
    ImportFaultKind kind = ImportFaultKind::form;
    if (fault == DoorFault::bytes) kind = ImportFaultKind::too_large;
    if (fault == DoorFault::depth) kind = ImportFaultKind::too_deep;
    if (fault == DoorFault::tokens) kind = ImportFaultKind::too_many_lines;
    if (fault == DoorFault::string) kind = ImportFaultKind::line_too_long;
    return {kind, line_of_fault(text, fault)};
}

/// The line of a string that is too long however it is written: \u0041 is one letter of six signs.
/// It is found before anything is made of the text.
std::optional<std::size_t> line_of_long_string(std::string_view text) {
    constexpr std::size_t signs_per_byte_max = 6;
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n') ++line;
        if (text[at] != '"') continue;
        const std::size_t begins = ++at;
        while (at < text.size() && text[at] != '"')
            at += text[at] == '\\' ? 2U : 1U;
        if (at - begins > signs_per_byte_max * map_door.string_bytes) return line;
    }
    return std::nullopt;
}

bool stands_on_map(Type type) {
    const TypeSpec& spec = spec_of(type);
    return spec.board == BoardName::map && spec.board_of.empty() && !spec.uncounted;
}

/// Finds the lines on which records begin, one after another: each has one key called id.
class RecordLines {
public:
    explicit RecordLines(std::string_view text) : text_(text) {}

    std::size_t next() {
        const std::size_t found = std::min(text_.find("\"id\"", at_), text_.size());
        line_ += static_cast<std::size_t>(std::count(
            text_.begin() + static_cast<std::ptrdiff_t>(at_),
            text_.begin() + static_cast<std::ptrdiff_t>(found),
            '\n'
        ));
        at_ = std::min(found + 1, text_.size());
        return line_;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

struct ReadRecord {
    Record record;
    std::size_t line = 1;
};

class MapReading {
public:
    explicit MapReading(ImportedFamily& into) : into_(into) {}

    void read(const std::vector<ReadRecord>& all) {
        std::vector<std::pair<const ReadRecord*, Record*>> made;
        for (const ReadRecord& one : all) {
            if (!stands_on_map(one.record.type)) {
                lost("type " + std::string(spec_of(one.record.type).name), one.line);
            } else if (names_.contains(one.record.id)) {
                into_.losses.add(LossKind::repaired, "id used twice", one.line);
            } else if (hangs_on_nothing(one.record, all)) {
                into_.losses.add(LossKind::repaired, "refers to nothing", one.line);
            } else {
                Record& record = into_.family.add(one.record.type, one.line);
                names_.emplace(one.record.id, record.id);
                made.emplace_back(&one, &record);
            }
        }
        for (const auto& [from, record] : made)
            fill(*from, *record);
    }

private:
    void lost(std::string what, std::size_t line) {
        into_.losses.add(LossKind::left_out, std::move(what), line);
    }

    bool hangs_on_nothing(const Record& record, const std::vector<ReadRecord>& all) {
        if (types_.empty()) {
            for (const ReadRecord& one : all)
                types_.emplace(one.record.id, one.record.type);
        }
        const auto& fields = spec_of(record.type).fields;
        for (std::size_t at = 0; at < fields.size(); ++at) {
            const auto* ref = std::get_if<RecordId>(&record.fields[at]);
            const bool lost_end =
                ref != nullptr && fields[at].on_gone == OnGone::cascade && !fits(fields[at], *ref);
            if (lost_end || (ref == nullptr && must_refer(fields[at]))) {
                return true;
            }
        }
        return false;
    }

    bool fits(const FieldSpec& field, const RecordId& ref) const {
        const auto found = types_.find(ref);
        return found != types_.end() && stands_on_map(found->second) &&
               may_refer_to(field, found->second);
    }

    void fill(const ReadRecord& from, Record& record) {
        const auto& fields = spec_of(record.type).fields;
        for (std::size_t at = 0; at < fields.size(); ++at) {
            const Value& value = from.record.fields[at];
            if (!is_nothing(value) && !put_value(record, fields[at], value)) {
                lost(std::string(fields[at].name), from.line);
            }
        }
    }

    bool put_value(Record& record, const FieldSpec& field, const Value& value) {
        switch (field.kind) {
            case FieldKind::line:
                return put_words(record, field.name, std::get<std::string>(value));
            case FieldKind::text:
                return put_text(record, field, std::get<TextValue>(value).words());
            case FieldKind::choice:
                return put_choice(record, field.name, std::get<std::string>(value));
            case FieldKind::number: {
                const double number = std::get<double>(value);
                const bool right =
                    number >= field.min_value && number <= field.max_value &&
                    (!field.whole ||
                     number == static_cast<double>(static_cast<std::int64_t>(number)));
                if (right) put(record, field.name, value);
                return right;
            }
            case FieldKind::date: {
                const bool right = valid(std::get<Date>(value));
                if (right) put(record, field.name, value);
                return right;
            }
            case FieldKind::flag:
                if (std::get<bool>(value)) put(record, field.name, value);
                return true;
            case FieldKind::ref:
                return put_named(record, field, std::get<RecordId>(value));
            case FieldKind::refs:
                break;
        }
        bool all = true;
        for (const RecordId& id : std::get<RefSet>(value).ids())
            all = put_named(record, field, id) && all;
        return all;
    }

    /// Texts keep their lines.
    static bool put_text(Record& record, const FieldSpec& field, const std::string& words) {
        const std::size_t most = field.max == 0 ? Limits{}.text_points : field.max;
        const bool right = valid_words(words) && code_points(words) <= most;
        if (right && !words.empty()) put(record, field.name, TextValue(words));
        return right;
    }

    bool put_named(Record& record, const FieldSpec& field, const RecordId& id) {
        const auto found = names_.find(id);
        if (found == names_.end() || !fits(field, id)) return false;
        put_ref(record, field.name, found->second);
        return true;
    }

    ImportedFamily& into_;
    std::unordered_map<RecordId, RecordId> names_;
    std::unordered_map<RecordId, Type> types_;
};

}  // namespace

std::string write_map_json(const Family& family, const std::string& taken) {
    std::string json;
    JsonWriter head(json);
    head.open_object().key("format").word(map_format).key("version").whole(1);
    if (!taken.empty()) head.key("taken").text(taken);
    head.key("records").open_array();
    bool first = true;
    for (const Record& record : family.records()) {
        json += first ? "\n" : ",\n";
        first = false;
        std::string line;
        JsonWriter out(line);
        write_record(out, record, RecordForm::wire);
        json += line;
    }
    return json + "\n]}\n";
}

bool looks_like_map_json(std::string_view bytes) {
    const std::size_t start = bytes.find_first_not_of(" \t\r\n");
    return start != std::string_view::npos && bytes[start] == '{';
}

Imported<ImportedFamily> read_map_json(std::string_view bytes, const ImportOptions& options) {
    if (bytes.size() > options.bytes_max) return ImportFault{ImportFaultKind::too_large, 1};
    if (const auto line = line_of_long_string(bytes))
        return ImportFault{ImportFaultKind::line_too_long, *line};
    const auto doc = JsonDoc::read(bytes, map_door);
    if (!doc) return fault_of(bytes, doc.error());
    const JsonView root = doc->root();
    const auto format = root.find("format");
    const auto records = root.find("records");
    if (!format || format->text() != map_format || !records || !records->is(JsonKind::array)) {
        return ImportFault{ImportFaultKind::not_known, 1};
    }
    const auto version = root.find("version");
    if (!version || version->whole(1, 1) != 1) return ImportFault{ImportFaultKind::not_known, 1};
    RecordLines lines(bytes);
    std::vector<ReadRecord> all;
    for (const JsonView json : *records) {
        const std::size_t line = lines.next();
        auto record = read_record(json, RecordForm::wire);
        if (!record) return ImportFault{ImportFaultKind::form, line};
        all.push_back({*std::move(record), line});
    }
    ImportedFamily into;
    into.format = "json";
    into.version = "1";
    into.encoding = "UTF-8";
    MapReading(into).read(all);
    withhold_days(into, options.year);
    for (const std::size_t at : ancestor_loops(into.family)) {
        into.losses.add(LossKind::loop, "own ancestor", into.family.line_of(at));
    }
    return into;
}

}  // namespace spacebetween
