// The one JSON form of records and ops: writing it.
#include "server/protocol/enum_words.hpp"
#include "server/protocol/record_json.hpp"

namespace spacebetween {
namespace {

void write_day(JsonWriter& out, const Day& day) {
    out.key("y").whole(day.year);
    if (day.month) out.key("m").whole(*day.month);
    if (day.day) out.key("d").whole(*day.day);
}

struct ValueWriter {
    JsonWriter& out;

    void operator()(std::monostate) const { out.null(); }
    void operator()(const std::string& words) const { out.text(words); }
    void operator()(const RecordId& id) const { out.word(id.text); }
    void operator()(double number) const { out.number(number); }
    void operator()(bool flag) const { out.flag(flag); }
    void operator()(const Date& date) const {
        out.open_object();
        write_day(out, date.day);
        out.key("q").word(word_of(date.precision));
        if (date.to) {
            out.key("to").open_object();
            write_day(out, *date.to);
            out.close_object();
        }
        if (!date.said.empty()) out.key("said").text(date.said);
        out.close_object();
    }
    void operator()(const TextValue& text) const {
        out.open_object().key("s").text(text.words()).key("tv").whole(text.tv()).close_object();
    }
    void operator()(const RefSet& set) const {
        out.open_array();
        for (const auto& id : set.ids())
            out.word(id.text);
        out.close_array();
    }
};

/// By the prefix alone: the id was judged when it came in.
std::span<const FieldSpec> fields_of(const RecordId& id) {
    const std::string_view text = id.text;
    const auto type = type_of_prefix(text.substr(0, text.find('_')));
    return type ? spec_of(*type).fields : std::span<const FieldSpec>{};
}

struct OpWriter {
    JsonWriter& out;
    RecordForm form;

    JsonWriter& begin(std::string_view name, const RecordId& id) const {
        return out.open_object().key("o").word(name).key("id").word(id.text);
    }
    JsonWriter& begin(std::string_view name, const RecordId& id, FieldIndex field) const {
        const auto fields = fields_of(id);
        return begin(name, id).key("f").word(field < fields.size() ? fields[field].name : "");
    }

    void operator()(const MadeOp& made) const {
        out.open_object().key("o").word("new").key("r");
        write_record(out, *made.record, form);
        out.close_object();
    }
    void operator()(const SetOp& set) const {
        const auto fields = fields_of(set.id);
        begin("set", set.id).key("p").open_object();
        for (const auto& [field, value] : set.fields) {
            if (field >= fields.size()) continue;
            out.key(fields[field].name);
            write_value(out, value);
        }
        out.close_object().close_object();
    }
    void operator()(const TextOp& text) const {
        begin("text", text.id, text.field).key("tv").whole(text.tv).key("d");
        write_text_change(out, text.change);
        out.close_object();
    }
    void operator()(const InOp& in) const {
        begin("in", in.id, in.field).key("ref").word(in.ref.text).close_object();
    }
    void operator()(const OutOp& gone) const {
        begin("out", gone.id, gone.field).key("ref").word(gone.ref.text).close_object();
    }
    void operator()(const DelOp& del) const { begin("del", del.id).close_object(); }
    void operator()(const OrderOp& given) const {
        begin("set", given.id).key("p").open_object().key("order").whole(given.order);
        out.close_object().close_object();
    }
};

}  // namespace

void write_value(JsonWriter& out, const Value& value) { std::visit(ValueWriter{out}, value); }

void write_op(JsonWriter& out, const ResolvedOp& op, RecordForm form) {
    std::visit(OpWriter{out, form}, op);
}

void write_text_change(JsonWriter& out, const TextChange& change) {
    out.open_array();
    for (const auto& step : change) {
        switch (step.kind) {
            case TextStepKind::skip:
                out.whole(static_cast<std::int64_t>(step.count));
                break;
            case TextStepKind::insert:
                out.text(step.words);
                break;
            case TextStepKind::remove:
                out.open_object().key("d");
                if (step.words.empty()) {
                    out.whole(static_cast<std::int64_t>(step.count));
                } else {
                    out.text(step.words);
                }
                out.close_object();
                break;
        }
    }
    out.close_array();
}

void write_record(
    JsonWriter& out,
    const Record& record,
    RecordForm form,
    const TakenOut* taken_out
) {
    const auto& spec = spec_of(record.type);
    out.open_object().key("id").word(record.id.text).key("type").word(spec.name);
    out.key("v").whole(record.v);
    if (!record.by.empty()) out.key("by").word(record.by.text);
    out.key("order").whole(record.order);
    if (form == RecordForm::kept && !record.made_in.empty()) {
        out.key("made_in").word(record.made_in.text);
    }
    if (taken_out != nullptr) {
        out.key("taken_out").open_object().key("by").word(taken_out->by.text);
        out.key("at").whole(taken_out->at.ms).close_object();
    }
    for (std::size_t i = 0; i < record.fields.size() && i < spec.fields.size(); ++i) {
        if (is_nothing(record.fields[i])) continue;
        out.key(spec.fields[i].name);
        write_value(out, record.fields[i]);
    }
    out.close_object();
}

}  // namespace spacebetween
