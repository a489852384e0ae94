// Judges each op of a change and resolves it.
#include "server/board/judge.hpp"

#include "server/board/deletion.hpp"
#include "server/board/field_rules.hpp"
#include "server/board/happening.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

Refusal refusal_of(TextFault fault) {
    return fault == TextFault::length ? Refusal::limit_record : Refusal::text_invalid;
}

}  // namespace

Judge::Verdict Judge::take(const Op& op) {
    return std::visit([this](const auto& asked) { return resolve(asked); }, op);
}

Judge::Verdict Judge::resolve(const NewOp& op) {
    if (const Verdict fault = judge_new_id(op.id, op.type)) {
        return fault;
    }
    Record record;
    record.id = op.id;
    record.type = op.type;
    record.by = context_.by;
    record.made_in = context_.made_in;
    record.fields.resize(spec_of(op.type).fields.size());
    for (const FieldValue& given : op.fields) {
        if (const Verdict fault = judge_field(record, given)) {
            return fault;
        }
        const auto* set = std::get_if<RefSet>(&given.value);
        record.fields[given.field] = set != nullptr && set->empty() ? Value() : given.value;
    }
    ops.emplace_back(MadeOp{staging_.make(std::move(record))});
    return std::nullopt;
}

Judge::Verdict Judge::resolve(const SetOp& op) {
    const Record* record = seen(op.id);
    if (record == nullptr) {
        return missing(op.id);
    }
    for (const FieldValue& given : op.fields) {
        if (std::holds_alternative<RefSet>(given.value)) {
            return Refusal::schema;
        }
        if (const Verdict fault = judge_field(*record, given)) {
            return fault;
        }
    }
    if (!op.fields.empty()) {
        happens(op);
    }
    return std::nullopt;
}

Judge::Verdict Judge::resolve(const TextOp& op) {
    if (const Verdict fault = may_write(op.id, op.field, FieldKind::text)) {
        return fault;
    }
    const Record& record = *staging_.find(op.id);
    const std::size_t points_max =
        length_max(spec_of(record.type).fields[op.field], context_.limits);
    if (const auto fault = fault_of(op.change, points_max)) {
        return refusal_of(*fault);
    }
    const int tv = staging_.text_tv(op.id, op.field);
    if (op.tv < 0) {
        return Refusal::schema;
    }
    if (op.tv > tv) {
        return Refusal::text_invalid;
    }
    const auto behind = static_cast<std::size_t>(tv - op.tv);
    if (op.tv < staging_.text_base(op.id, op.field) || behind > context_.limits.text_history_ops) {
        return Refusal::text_base_gone;
    }
    TextOp happened{op.id, op.field, tv, staging_.caught_up(op.id, op.field, op.tv, op.change)};
    const auto* text = std::get_if<TextValue>(&record.fields[op.field]);
    const std::string_view words = text == nullptr ? std::string_view{} : text->words();
    if (const auto fault = fault_of(happened.change, words, points_max)) {
        return refusal_of(*fault);
    }
    happens(std::move(happened));
    return std::nullopt;
}

Judge::Verdict Judge::resolve(const InOp& op) {
    if (const Verdict fault = may_write(op.id, op.field, FieldKind::refs)) {
        return fault;
    }
    const Record& record = *staging_.find(op.id);
    const FieldSpec& spec = spec_of(record.type).fields[op.field];
    if (const Verdict fault = judge_reference(op.id, spec, op.ref)) {
        return fault;
    }
    const auto* set = std::get_if<RefSet>(&record.fields[op.field]);
    if (set != nullptr && set->contains(op.ref)) {
        return std::nullopt;
    }
    if (set != nullptr && set->ids().size() >= length_max(spec, context_.limits)) {
        return Refusal::limit_record;
    }
    happens(op);
    return std::nullopt;
}

Judge::Verdict Judge::resolve(const OutOp& op) {
    if (const Verdict fault = may_write(op.id, op.field, FieldKind::refs)) {
        return fault;
    }
    const auto* set = std::get_if<RefSet>(&staging_.find(op.id)->fields[op.field]);
    // What the author does not see is, to them, not in the set.
    const Record* ref = staging_.find(op.ref);
    if (ref == nullptr && context_.beneath != nullptr) {
        ref = context_.beneath->find(op.ref).get();
    }
    if (set != nullptr && set->contains(op.ref) && ref != nullptr && sees(*ref)) {
        happens(op);
    }
    return std::nullopt;
}

Judge::Verdict Judge::resolve(const DelOp& op) {
    const Record* record = seen(op.id);
    if (record == nullptr) {
        return missing(op.id);
    }
    if (spec_of(record->type).never_deleted && context_.asker == Asker::member) {
        return Refusal::not_allowed;
    }
    Deletion deletion = deletion_of(staging_, {&op.id, 1}, Objections::heard);
    if (deletion.refused) {
        return Refusal::reference;
    }
    for (ResolvedOp& consequence : deletion.ops) {
        fix.push_back(consequence);
        happens(std::move(consequence));
    }
    happens(op);
    return std::nullopt;
}

Judge::Verdict Judge::resolve(const BackOp& op) {
    if (!staging_.is_gone(op.id)) {
        return Refusal::id_used;
    }
    if (spec_of(op.record->type).one_per_room && has_one_of(op.record->type)) {
        return Refusal::precondition;
    }
    Record record = *op.record;
    record.v += 1;
    const auto fields = spec_of(record.type).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        Value& value = record.fields[i];
        if (const auto* one = std::get_if<RecordId>(&value); one != nullptr && !is_there(*one)) {
            if (fields[i].on_gone == OnGone::cascade) {
                return Refusal::reference;
            }
            value = Value();
        } else if (auto* set = std::get_if<RefSet>(&value)) {
            std::vector<RecordId> left = set->ids();
            std::erase_if(left, [this](const RecordId& id) { return !is_there(id); });
            value = left.empty() ? Value() : Value(RefSet(std::move(left)));
        }
    }
    ops.emplace_back(MadeOp{staging_.make(std::move(record))});
    return std::nullopt;
}

Judge::Verdict Judge::may_write(const RecordId& id, FieldIndex field, FieldKind kind) const {
    const Record* record = seen(id);
    if (record == nullptr) {
        return missing(id);
    }
    const auto fields = spec_of(record->type).fields;
    if (field >= fields.size() || fields[field].kind != kind) {
        return Refusal::schema;
    }
    if (fields[field].server_only && context_.asker == Asker::member) {
        return Refusal::not_allowed;
    }
    return std::nullopt;
}

Judge::Verdict Judge::judge_field(const Record& record, const FieldValue& given) const {
    const auto fields = spec_of(record.type).fields;
    if (given.field >= fields.size()) {
        return Refusal::schema;
    }
    const FieldSpec& spec = fields[given.field];
    if (const Verdict fault = fault_of(spec, given.value, context_.limits)) {
        return fault;
    }
    if (spec.server_only && context_.asker == Asker::member) {
        return Refusal::not_allowed;
    }
    if (const auto* one = std::get_if<RecordId>(&given.value)) {
        return judge_reference(record.id, spec, *one);
    }
    if (const auto* set = std::get_if<RefSet>(&given.value)) {
        for (const RecordId& id : set->ids()) {
            if (const Verdict fault = judge_reference(record.id, spec, id)) {
                return fault;
            }
        }
    }
    return std::nullopt;
}

// One answer for all: no author can tell a hidden record from none.
Judge::Verdict
Judge::judge_reference(const RecordId& from, const FieldSpec& spec, const RecordId& to) const {
    RecordRef beneath;
    const Record* target = staging_.find(to);
    if (target == nullptr && context_.beneath != nullptr) {
        beneath = context_.beneath->find(to);
        target = beneath.get();
    }
    if (target == nullptr || to == from || !sees(*target)) {
        return Refusal::reference;
    }
    return may_refer_to(spec, target->type) ? std::nullopt : Verdict(Refusal::reference);
}

Judge::Verdict Judge::judge_new_id(const RecordId& id, Type type) const {
    if (!id_well_formed(id.text, spec_of(type).prefix)) {
        return Refusal::schema;
    }
    const bool used = staging_.has_used(id) ||
                      (context_.beneath != nullptr && context_.beneath->has_used(id)) ||
                      (context_.used_elsewhere && context_.used_elsewhere(id));
    if (used) {
        return Refusal::id_used;
    }
    if (spec_of(type).one_per_room && has_one_of(type)) {
        return Refusal::precondition;
    }
    return std::nullopt;
}

bool Judge::has_one_of(Type type) const {
    bool found = false;
    staging_.for_each([&](const Record& record) { found = found || record.type == type; });
    return found;
}

const Record* Judge::seen(const RecordId& id) const {
    const Record* record = staging_.find(id);
    return record != nullptr && sees(*record) ? record : nullptr;
}

bool Judge::sees(const Record& record) const {
    return !context_.sees || staging_.is_new(record.id) || context_.sees(record);
}

bool Judge::is_there(const RecordId& id) const {
    return staging_.find(id) != nullptr ||
           (context_.beneath != nullptr && context_.beneath->find(id) != nullptr);
}

Refusal Judge::missing(const RecordId& id) const {
    const bool told = staging_.is_gone(id) && (!context_.sees_gone || context_.sees_gone(id));
    return told ? Refusal::gone : Refusal::not_found;
}

void Judge::happens(ResolvedOp op) {
    happen(op, staging_);
    ops.push_back(std::move(op));
}

}  // namespace spacebetween
