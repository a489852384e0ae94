// All that one member said and heard, and the board that this amounts to.
#include "tests/bench/diary.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <stdexcept>

namespace bench {
namespace {

using nlohmann::json;

class Reading {
public:
    void said(const json& change, const json& answer) {
        for (const json& op : change.at("ops"))
            apply(op);
        for (const json& op : answer.value("fix", json::array()))
            apply(op);
        for (const auto& [id, v] : answer.at("v").items()) {
            if (records.contains(id)) records[id]["v"] = v;
        }
    }

    void take(const json& frame) {
        const std::string kind = frame.at("t");
        if (kind == "welcome") me_ = frame.at("you").at("member");
        if (kind == "snapshot") put(frame.at("records"));
        if (kind == "view" || kind == "stage") {
            for (const json& id : frame.at("drop"))
                records.erase(id);
            put(frame.at("put"));
        }
        if (kind != "ops") return;
        for (const json& step : frame.at("x"))
            take_step(step.at("ops"));
    }

    std::map<std::string, json> records;

private:
    void put(const json& all) {
        for (const json& record : all)
            records[record.at("id")] = record;
    }

    void take_step(const json& ops) {
        std::set<std::string> made, touched;
        for (const json& op : ops) {
            apply(op);
            if (op.at("o") == "new") {
                made.insert(op.at("r").at("id"));
            } else {
                touched.insert(op.at("id"));
            }
        }
        for (const std::string& id : touched) {
            const auto found = records.find(id);
            if (made.contains(id) || found == records.end()) continue;
            found->second["v"] = found->second.at("v").get<int>() + 1;
        }
    }

    void apply(const json& op) {
        const std::string kind = op.at("o");
        if (kind == "new") {
            json& record = records[op.at("r").at("id")];
            record = op.at("r");
            if (!record.contains("v")) record["by"] = me_;
        } else if (kind == "set") {
            json& record = records[op.at("id")];
            for (const auto& [field, value] : op.at("p").items()) {
                if (value.is_null()) {
                    record.erase(field);
                } else {
                    record[field] = value;
                }
            }
        } else if (kind == "del") {
            records.erase(op.at("id"));
        } else {
            throw std::runtime_error("The diary does not know " + kind);
        }
    }

    std::string me_;
};

}  // namespace

std::map<std::string, std::string> Diary::board() const {
    Reading reading;
    for (const std::string& text : heard_) {
        const json frame = json::parse(text);
        if (frame.at("t") == "ok") {
            const auto change = json::parse(said_.at(frame.at("c")));
            if (change.at("t") == "change") reading.said(change, frame);
        } else {
            reading.take(frame);
        }
    }
    std::map<std::string, std::string> board;
    for (const auto& [id, record] : reading.records)
        board[id] = record.dump();
    return board;
}

}  // namespace bench
