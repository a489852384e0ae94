// Hears and speaks as RULES.md says.
#include "tests/simulation/sim_client.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace spacebetween {

namespace {

[[noreturn]] void broken(const std::string& promise) { throw std::logic_error(promise); }

bool counted(const Json& frame) {
    static const std::array<std::string_view, 5>
        not_counted{"welcome", "snapshot", "ping", "presence", "away"};
    const auto kind = frame.at("t").get<std::string>();
    return std::find(not_counted.begin(), not_counted.end(), kind) == not_counted.end();
}

/// What was typed in a text change, without where.
Json words_in(const Json& steps) {
    Json words = Json::array();
    for (const Json& step : steps) {
        if (!step.is_string()) continue;
        if (words.empty()) {
            words.push_back(step);
        } else {
            words[0] = words[0].get<std::string>() + step.get<std::string>();
        }
    }
    return words.empty() ? Json::array({"again "}) : words;
}

}  // namespace

SimClient::SimClient(AccountId account, Random& random)
    : account_(std::move(account)),
      id_(new_id("c", random)) {}

std::optional<Resume> SimClient::knock() {
    if (stream_.empty()) return std::nullopt;
    return Resume{StreamId(stream_), static_cast<std::int64_t>(received_)};
}

void SimClient::cut() {
    welcomed_ = false;
    begins_anew_ = false;
    parts_left_ = 0;
}

void SimClient::hear(const std::string& message) {
    heard_bytes_ += message;
    const Json frame = Json::parse(message);
    if (!frame.is_array()) {
        hear_frame(frame, message);
        return;
    }
    for (const Json& each : frame)
        hear_frame(each, each.dump());
}

void SimClient::hear_frame(const Json& frame, const std::string& bytes) {
    const auto kind = frame.at("t").get<std::string>();
    if (!welcomed_ && kind != "welcome") broken("told before the welcome: " + kind);
    if (parts_left_ > 0 && kind != "snapshot" && kind != "presence") {
        broken("told before the snapshot was whole");  // R30
    }
    if (counted(frame)) ++received_;
    if (kind == "welcome") {
        hear_welcome(frame);
    } else if (kind == "snapshot") {
        hear_snapshot(frame);
    } else if (kind == "ok" || kind == "no") {
        hear_answer(frame, bytes);
    } else if (kind == "ops") {
        hear_ops(frame);
    } else if (kind == "view") {
        differ(frame);
        if (frame.contains("room")) room_ = frame.at("room");
    } else if (kind == "stage") {
        hear_stage(frame);
    }
}

void SimClient::hear_welcome(const Json& frame) {
    begins_anew_ = welcomed_;
    welcomed_ = true;
    held_back_ = false;
    member_ = frame.at("you").at("member").get<std::string>();
    last_cseq_ = frame.at("last_cseq").get<std::int64_t>();
    if (last_cseq_ < answered_) broken("what was answered is lost");  // I-3
    const auto stream = frame.at("stream").get<std::string>();
    for (Pending& each : pending_)
        each.sent = false;
    if (frame.at("mode") == "resume") {
        if (stream != stream_) broken("another stream was resumed");
        return;
    }
    if (stream == stream_) broken("a new stream has an old name");
    stream_ = stream;
    received_ = 0;
    acked_ = 0;
    parts_left_ = -1;
}

void SimClient::hear_snapshot(const Json& frame) {
    const int part = frame.at("part").get<int>();
    if (part == 1) {
        board_.clear();
        room_ = frame.at("room");
        members_ = frame.at("members");
        take_session(frame);
        parts_left_ = frame.at("parts").get<int>();
    }
    for (const Json& record : frame.at("records"))
        board_.put(record);
    if (--parts_left_ == 0) after_snapshot();
}

/// What the snapshot holds already is only waited for; what was typed over an older text is typed
/// anew, over the text as it is.
void SimClient::after_snapshot() {
    for (Pending& mine : pending_) {
        mine.included = mine.c <= last_cseq_;
        if (mine.included || mine.message.at("t") != "change") continue;
        Json& ops = mine.message["ops"];
        for (Json& op : ops) {
            if (op.at("o") != "text" || !board_.has(op.at("id").get<std::string>())) continue;
            const HeldText held =
                board_.text(op.at("id").get<std::string>(), op.at("f").get<std::string>());
            op.update(Json{{"tv", held.tv}, {"d", words_in(op.at("d"))}});
        }
        mine.live = ops;
    }
}

void SimClient::hear_answer(const Json& frame, const std::string& bytes) {
    const auto c = frame.at("c").get<std::int64_t>();
    if (frame.at("t") == "no" && frame.at("retry").get<bool>()) {
        held_back_ = true;  // R40: its number stays free
        return;
    }
    if (c <= answered_) {
        const auto first = answers_.find(c);
        if (first == answers_.end() || Json::parse(first->second) != frame) {
            broken("a repeat has another answer: " + bytes);  // I-4
        }
        return;
    }
    if (pending_.empty() || pending_.front().c != c) broken("answered out of turn: " + bytes);
    const Pending mine = std::move(pending_.front());
    pending_.pop_front();
    answered_ = c;
    answers_[c] = bytes;
    if (frame.at("t") == "ok") {
        accept(mine, frame);
    } else {
        rescue(mine);
    }
}

/// The words of a refused change stay here, and nowhere else.
void SimClient::rescue(const Pending& mine) {
    if (mine.message.at("t") != "change") return;
    for (const Json& op : mine.message.at("ops")) {
        for (const Json& step : op.value("d", Json::array())) {
            if (step.is_string()) rescued_.insert(step.get<std::string>());
        }
    }
}

void SimClient::accept(const Pending& mine, const Json& ok) {
    if (ok.contains("undone")) ++undone_;
    const Json& versions = ok.at("v");
    for (const auto& [id, v] : versions.items())
        told_[id] = std::max(told_[id], v.get<int>());
    if (mine.included || mine.message.at("t") != "change") return;
    std::set<std::string> touched;
    const auto do_all = [&](const Json& ops, bool fix) {
        for (const Json& op : ops) {
            const bool is_new = op.at("o") == "new";
            const auto id = (is_new ? op.at("r").at("id") : op.at("id")).get<std::string>();
            touched.insert(id);
            if (is_new) {
                Json record = op.at("r");
                record["v"] = 1;
                record["by"] = member_;
                board_.put(record);
            } else if (board_.has(id) || op.at("o") == "del") {
                board_.apply(op, fix);
            }
        }
    };
    do_all(mine.live, false);
    if (ok.contains("fix")) do_all(ok.at("fix"), true);
    for (const std::string& id : touched) {
        if (!board_.has(id)) continue;
        if (versions.contains(id)) {
            board_.set_version(id, versions.at(id));
        } else {
            board_.drop(id);  // it is there, but not for us
        }
    }
}

void SimClient::hear_ops(const Json& frame) {
    board_.hear(frame.at("x"));
    for (const Json& group : frame.at("x")) {
        for (const Json& op : group.at("ops"))
            carry_along(op);
    }
}

void SimClient::carry_along(const Json& op) {
    if (op.at("o") != "text") return;
    const TextChange theirs = text_change_from(op.at("d"));
    for (Pending& mine : pending_) {
        if (mine.included || mine.live.is_null()) continue;
        for (Json& each : mine.live) {
            if (same_text(each, op)) {
                each["d"] = json_of(transform(text_change_from(each.at("d")), theirs, Side::right));
            }
        }
    }
}

void SimClient::hear_stage(const Json& frame) {
    differ(frame);
    take_session(frame);
    const bool runs = !session_.is_null();
    if (frame.at("rev") != (runs ? session_.at("rev") : Json(0))) broken("a stage of another rev");
}

void SimClient::take_session(const Json& frame) {
    session_ = frame.at("session");
    may_ = frame.at("may");
    see_ = frame.at("see");
    draft_ = frame.value("draft", Json());
    waiting_ = frame.value("waiting", false);
}

void SimClient::differ(const Json& frame) {
    if (frame.contains("members")) members_ = frame.at("members");
    for (const Json& id : frame.at("drop"))
        board_.drop(id.get<std::string>());
    for (const Json& record : frame.at("put"))
        board_.put(record);
}

}  // namespace spacebetween
