// Ops out of records, under new ids.
#include "server/app/import_ops.hpp"

#include "server/base/id.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace spacebetween {
namespace {

/// What is referred to comes first.
std::size_t place_of(Type type) {
    constexpr std::array order{Type::person, Type::union_, Type::context, Type::household};
    const auto found = std::find(order.begin(), order.end(), type);
    const bool joins = type == Type::episode || type == Type::parentage || type == Type::bond;
    return joins ? order.size() + 1 : static_cast<std::size_t>(found - order.begin());
}

using Names = std::unordered_map<RecordId, RecordId>;

Value renamed(const Value& value, const Names& names) {
    if (const auto* ref = std::get_if<RecordId>(&value)) {
        const auto found = names.find(*ref);
        return found == names.end() ? Value{} : Value{found->second};
    }
    if (const auto* refs = std::get_if<RefSet>(&value)) {
        RefSet known;
        for (const RecordId& id : refs->ids()) {
            if (const auto found = names.find(id); found != names.end()) known.add(found->second);
        }
        return known.empty() ? Value{} : Value{std::move(known)};
    }
    return value;
}

void add_ops(const Record& record, const RecordId& id, const Names& names, ImportOps& into) {
    NewOp made{id, record.type, {}};
    std::vector<Op> texts;
    for (std::size_t at = 0; at < record.fields.size(); ++at) {
        const auto field = static_cast<FieldIndex>(at);
        if (const auto* text = std::get_if<TextValue>(&record.fields[at])) {
            texts.emplace_back(TextOp{id, field, 0, {TextStep::insert(text->words())}});
            continue;
        }
        Value value = renamed(record.fields[at], names);
        if (!is_nothing(value)) made.fields.push_back({field, std::move(value)});
    }
    into.ops.emplace_back(std::move(made));
    std::move(texts.begin(), texts.end(), std::back_inserter(into.ops));
}

std::string small_letters(std::string_view words) {
    std::string small(words);
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

using ByName = std::map<std::string, std::vector<const Record*>>;

void add_name(ByName& people, const Record& record) {
    const std::string& name = words_of(record, "name");
    if (record.type == Type::person && !name.empty()) {
        people[small_letters(name)].push_back(&record);
    }
}

bool born_alike(const Record& a, const Record& b) {
    const auto first = date_of(a, "birth");
    const auto second = date_of(b, "birth");
    return first && second && first->day.year == second->day.year;
}

}  // namespace

ImportOps ops_of(const Family& family, Random& random) {
    const auto& records = family.records();
    const auto closing = ancestor_loops(family);
    const std::set<std::size_t> loops(closing.begin(), closing.end());
    std::vector<std::size_t> order;
    for (std::size_t at = 0; at < records.size(); ++at) {
        if (!loops.contains(at)) order.push_back(at);
    }
    std::stable_sort(order.begin(), order.end(), [&records](std::size_t a, std::size_t b) {
        return place_of(records[a].type) < place_of(records[b].type);
    });
    ImportOps made;
    made.ids.resize(records.size());
    Names names;
    for (const std::size_t at : order) {
        made.ids[at] = RecordId(new_id(spec_of(records[at].type).prefix, random));
        add_ops(records[at], made.ids[at], names, made);
        names.emplace(records[at].id, made.ids[at]);
    }
    return made;
}

std::vector<Alike>
alike(const Family& family, const ImportOps& made, const std::vector<Viewed>& on_map) {
    ByName there;
    for (const Viewed& viewed : on_map)
        add_name(there, viewed.record());
    ByName of_file;
    for (const Record& record : family.records())
        add_name(of_file, record);
    std::vector<Alike> all;
    for (std::size_t at = 0; at < family.records().size(); ++at) {
        const Record& person = family.records()[at];
        if (person.type != Type::person) continue;
        const std::string name = small_letters(words_of(person, "name"));
        const auto found = there.find(name);
        if (found == there.end()) continue;
        Alike one{made.ids[at], &person, {}, false};
        for (const Record* record : found->second)
            one.on_map.push_back(record->id);
        one.sure = found->second.size() == 1 && of_file[name].size() == 1 &&
                   born_alike(person, *found->second.front());
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace spacebetween
