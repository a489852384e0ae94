// Applies ops to records as RULES.md R36 to R42 say.
#include "tests/simulation/client_board.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace spacebetween {

namespace {

[[noreturn]] void impossible(const std::string& what) { throw std::logic_error(what); }

void change_set(Json& record, const std::string& field, const std::string& ref, bool in) {
    std::vector<std::string> ids;
    if (record.contains(field)) ids = record.at(field).get<std::vector<std::string>>();
    std::erase(ids, ref);
    if (in) ids.push_back(ref);
    std::sort(ids.begin(), ids.end());
    if (ids.empty()) {
        record.erase(field);
    } else {
        record.update(Json{{field, ids}});
    }
}

}  // namespace

TextChange text_change_from(const Json& steps) {
    TextChange change;
    for (const Json& step : steps) {
        if (step.is_number()) {
            change.push_back(TextStep::skip(step.get<std::size_t>()));
        } else if (step.is_string()) {
            change.push_back(TextStep::insert(step.get<std::string>()));
        } else if (step.at("d").is_number()) {
            change.push_back(TextStep::remove(step.at("d").get<std::size_t>()));
        } else {
            change.push_back(TextStep::remove(step.at("d").get<std::string>()));
        }
    }
    return change;
}

Json json_of(const TextChange& change) {
    Json steps = Json::array();
    for (const TextStep& step : change) {
        if (step.kind == TextStepKind::skip) {
            steps.push_back(step.count);
        } else if (step.kind == TextStepKind::insert) {
            steps.push_back(step.words);
        } else if (step.words.empty()) {
            steps.push_back({{"d", step.count}});
        } else {
            steps.push_back({{"d", step.words}});
        }
    }
    return steps;
}

void ClientBoard::put(const Json& record) {
    const auto id = record.at("id").get<std::string>();
    note_returned(record);
    records_[id] = record;
}

void ClientBoard::note_returned(const Json& record) {
    const auto id = record.at("id").get<std::string>();
    const auto deleted = deleted_.find(id);
    if (deleted == deleted_.end()) return;
    if (record.at("v").get<int>() <= deleted->second) impossible("it returned as it was: " + id);
    deleted_.erase(deleted);
    returned_.insert(id);
}

void ClientBoard::drop(const std::string& id) { records_.erase(id); }

void ClientBoard::hear(const Json& groups) {
    std::set<std::string> made;
    std::set<std::string> touched;
    for (const Json& group : groups) {
        for (const Json& op : group.at("ops")) {
            apply(op, true);
            const bool is_new = op.at("o") == "new";
            const auto id = (is_new ? op.at("r").at("id") : op.at("id")).get<std::string>();
            (is_new ? made : touched).insert(id);
        }
    }
    for (const std::string& id : touched) {
        if (!made.contains(id) && has(id)) {
            Json& v = record(id)["v"];
            v = v.get<int>() + 1;
        }
    }
}

void ClientBoard::apply(const Json& op, bool told_tv) {
    const auto kind = op.at("o").get<std::string>();
    if (kind == "new") {
        if (has(op.at("r").at("id").get<std::string>())) impossible("made twice");
        put(op.at("r"));
        return;
    }
    const auto id = op.at("id").get<std::string>();
    if (kind == "del") {
        if (!has(id)) impossible("deleted what is not there: " + id);
        deleted_[id] = record(id).value("v", 0);
        records_.erase(id);
    } else if (kind == "set") {
        for (const auto& [field, value] : op.at("p").items()) {
            if (value.is_null()) {
                record(id).erase(field);
            } else {
                record(id)[field] = value;
            }
        }
    } else if (kind == "text") {
        apply_text(op, told_tv);
    } else {
        change_set(
            record(id),
            op.at("f").get<std::string>(),
            op.at("ref").get<std::string>(),
            kind == "in"
        );
    }
}

void ClientBoard::apply_text(const Json& op, bool told_tv) {
    const auto id = op.at("id").get<std::string>();
    const auto field = op.at("f").get<std::string>();
    const HeldText held = text(id, field);
    if (told_tv && op.at("tv").get<int>() != held.tv) impossible("a text change was missed: " + id);
    const TextChange change = text_change_from(op.at("d"));
    if (fault_of(change, held.words, 100'000)) impossible("a text change does not fit: " + id);
    record(id)[field] = Json{{"s", applied(held.words, change)}, {"tv", held.tv + 1}};
}

HeldText ClientBoard::text(const std::string& id, const std::string& field) const {
    const auto found = records_.find(id);
    if (found == records_.end() || !found->second.contains(field)) return {};
    const Json& text = found->second.at(field);
    return {text.at("s").get<std::string>(), text.at("tv").get<int>()};
}

Json& ClientBoard::record(const std::string& id) {
    const auto found = records_.find(id);
    if (found == records_.end()) impossible("told of a record that is not there: " + id);
    return found->second;
}

}  // namespace spacebetween
