// A client as the protocol's rules bind it: numbers what it sends, keeps it until it is answered,
// counts what it hears, and resumes by that count.
#pragma once

#include "server/base/id.hpp"
#include "server/base/random.hpp"
#include "server/protocol/client_message.hpp"
#include "tests/simulation/client_board.hpp"
#include "tests/simulation/json.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace spacebetween {

/// Two ops that both edit the same text.
bool same_text(const Json& a, const Json& b);

/// What a client sent and has no answer to yet.
struct Pending {
    std::int64_t c = 0;
    Json message;           ///< as it is sent, again if need be
    Json live;              ///< a change's ops, carried along over what others did meanwhile
    bool included = false;  ///< the snapshot came after it
    bool sent = false;      ///< through the present connection
};

/// Knows nothing of the server but the bytes it is given. Throws std::logic_error when they break a
/// promise of RULES.md.
class SimClient {
public:
    SimClient(AccountId account, Random& random);

    // --- the wire

    /// A connection was opened: what it asks to resume.
    [[nodiscard]] std::optional<Resume> knock();
    void hear(const std::string& message);
    void cut();
    /// What it has to say now, in order.
    std::vector<std::string> speak();

    // --- what its person does

    void change(Json ops);
    void command(Json command);
    void undo(bool redo);
    /// Was shown, over HTTP, what the map would become; says yes to it with this command.
    void consider(std::string command, std::string preview) {
        considered_ = {{"do", std::move(command)}, {"with", {{"preview", std::move(preview)}}}};
    }
    /// The command that says yes, once; null when there is nothing to say yes to.
    [[nodiscard]] Json considered() { return std::exchange(considered_, Json()); }

    // --- what it knows

    [[nodiscard]] const AccountId& account() const { return account_; }
    [[nodiscard]] const ClientId& id() const { return id_; }
    [[nodiscard]] const std::string& member() const { return member_; }
    [[nodiscard]] const ClientBoard& board() const { return board_; }
    [[nodiscard]] const Json& session() const { return session_; }
    [[nodiscard]] const Json& members() const { return members_; }
    [[nodiscard]] bool may(const std::string& target) const;
    [[nodiscard]] bool has_role(const std::string& role) const;
    [[nodiscard]] bool welcomed() const { return welcomed_; }
    [[nodiscard]] bool at_rest() const { return welcomed_ && parts_left_ == 0 && pending_.empty(); }
    [[nodiscard]] std::size_t unanswered() const { return pending_.size(); }
    [[nodiscard]] bool types_in(const std::string& id, const std::string& field) const;
    [[nodiscard]] std::int64_t answered() const { return answered_; }
    [[nodiscard]] const std::map<std::string, int>& told_versions() const { return told_; }
    [[nodiscard]] const std::string& heard_bytes() const { return heard_bytes_; }
    [[nodiscard]] bool waits_outside() const { return waiting_; }
    [[nodiscard]] bool sees(const std::string& board) const;
    /// I-13: words that were refused, and that nobody has but this client.
    [[nodiscard]] const std::set<std::string>& rescued() const { return rescued_; }
    [[nodiscard]] int undone() const { return undone_; }

    /// All that it shows, for comparison with what it should show.
    [[nodiscard]] Json shown() const;

private:
    void hear_frame(const Json& frame, const std::string& bytes);
    void hear_welcome(const Json& frame);
    void hear_snapshot(const Json& frame);
    void hear_answer(const Json& frame, const std::string& bytes);
    void hear_ops(const Json& frame);
    void hear_stage(const Json& frame);
    void accept(const Pending& mine, const Json& ok);
    void rescue(const Pending& mine);
    void after_snapshot();
    void carry_along(const Json& op);
    void take_session(const Json& frame);
    void differ(const Json& frame);

    AccountId account_;
    ClientId id_;
    std::string member_;
    ClientBoard board_;
    Json session_;
    Json room_;
    Json members_ = Json::array();
    Json may_ = Json::array();
    Json see_ = Json::array();
    Json draft_;
    std::deque<Pending> pending_;
    std::map<std::int64_t, std::string> answers_;  ///< I-4: a repeat has the same bytes
    std::map<std::string, int> told_;              ///< I-3: versions that were acknowledged
    std::set<std::string> rescued_;
    Json considered_;
    std::string heard_bytes_;
    std::string stream_;
    std::int64_t next_cseq_ = 1;
    std::int64_t answered_ = 0;
    std::int64_t last_cseq_ = 0;
    std::uint64_t received_ = 0;
    std::uint64_t acked_ = 0;
    int parts_left_ = 0;
    int undone_ = 0;
    bool welcomed_ = false;
    bool begins_anew_ = false;  ///< a new stream on the connection that was open
    bool held_back_ = false;
    bool waiting_ = false;  ///< a session runs that this member is not in
};

}  // namespace spacebetween
