// What a client says, and what it shows.
#include "tests/simulation/sim_client.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

constexpr std::uint64_t ack_every = 5;

Json without_here(Json members) {
    for (Json& member : members)
        member.erase("here");
    return members;
}

}  // namespace

bool same_text(const Json& a, const Json& b) {
    return a.at("o") == "text" && b.at("o") == "text" && a.at("id") == b.at("id") &&
           a.at("f") == b.at("f");
}

std::vector<std::string> SimClient::speak() {
    std::vector<std::string> said;
    if (!welcomed_ || parts_left_ != 0) return said;
    if (begins_anew_) {  // R29
        said.push_back(Json{{"t", "ack"}, {"received", 0}}.dump());
        begins_anew_ = false;
    }
    if (held_back_) {
        held_back_ = false;
        for (Pending& each : pending_)
            each.sent = false;
    }
    for (Pending& each : pending_) {
        if (!each.sent) said.push_back(each.message.dump());
        each.sent = true;
    }
    if (received_ - acked_ >= ack_every) {
        acked_ = received_;
        said.push_back(Json{{"t", "ack"}, {"received", received_}}.dump());
    }
    return said;
}

void SimClient::change(Json ops) {
    Pending mine;
    mine.c = next_cseq_++;
    mine.live = ops;
    const Json rev = session_.is_null() ? Json(0) : session_.at("rev");
    mine.message = {{"t", "change"}, {"c", mine.c}, {"stage", rev}, {"ops", std::move(ops)}};
    pending_.push_back(std::move(mine));
}

void SimClient::command(Json command) {
    Pending mine;
    mine.c = next_cseq_++;
    mine.message = std::move(command);
    mine.message["t"] = "command";
    mine.message["c"] = mine.c;
    pending_.push_back(std::move(mine));
}

void SimClient::undo(bool redo) {
    Pending mine;
    mine.c = next_cseq_++;
    mine.message = {{"t", "undo"}, {"c", mine.c}};
    if (redo) mine.message["redo"] = true;
    pending_.push_back(std::move(mine));
}

bool SimClient::sees(const std::string& board) const {
    return std::find(see_.begin(), see_.end(), board) != see_.end();
}

bool SimClient::may(const std::string& target) const {
    return std::find(may_.begin(), may_.end(), target) != may_.end();
}

bool SimClient::has_role(const std::string& role) const {
    if (session_.is_null() || !session_.at("roles").contains(member_)) return false;
    const Json& mine = session_.at("roles").at(member_);
    return std::find(mine.begin(), mine.end(), role) != mine.end();
}

bool SimClient::types_in(const std::string& id, const std::string& field) const {
    const Json wanted{{"o", "text"}, {"id", id}, {"f", field}};
    return std::any_of(pending_.begin(), pending_.end(), [&](const Pending& mine) {
        return std::any_of(mine.live.begin(), mine.live.end(), [&](const Json& op) {
            return same_text(op, wanted);
        });
    });
}

Json SimClient::shown() const {
    Json all{
        {"room", room_},
        {"members", without_here(members_)},
        {"waiting", waiting_},
        {"session", session_},
        {"may", may_},
        {"see", see_},
        {"draft", draft_},
        {"records", board_.records()}
    };
    return all;
}

}  // namespace spacebetween
