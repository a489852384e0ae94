// Many rooms of many members, and the one loop that serves all their sockets.
#pragma once

#include "tests/bench/http.hpp"
#include "tests/bench/member.hpp"
#include "tests/bench/server_process.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace bench {

struct Shape {
    std::size_t rooms = 0;
    std::size_t members = 0;  ///< of each room; each has an account, and accounts are on all rooms
};

class Crowd {
public:
    /// Makes team and accounts with the server's commands, which starts it after that.
    Crowd(ServerProcess& server, Shape shape);
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    /// Everybody comes into every room, or comes back.
    void enter();
    void enter_one(std::size_t room, std::size_t member);
    /// Drops all connections.
    void leave();
    /// Opens a session in every room and passes its gate.
    void open_sessions();
    /// Gives each member 25 records.
    void make_records();

    /// Serves what is ready, waiting at most so long.
    void serve(int wait_ms);
    /// Serves until it is so; throws, naming `what`, when it takes a minute.
    void serve_until(const char* what, const std::function<bool()>& so);
    /// Serves until every member's changes are answered and heard by the others.
    void settle();
    /// Acks what was heard a while ago.
    void ack_all();

    [[nodiscard]] Member& member(std::size_t room, std::size_t place) {
        return *members_[room * shape_.members + place];
    }
    [[nodiscard]] std::vector<std::unique_ptr<Member>>& members() { return members_; }
    [[nodiscard]] Shape shape() const { return shape_; }
    [[nodiscard]] ServerProcess& server() { return *server_; }
    [[nodiscard]] Tally& tally() { return tally_; }
    /// Changes that were answered and that somebody in the room has not heard.
    [[nodiscard]] std::size_t lost() const;

private:
    void make_accounts();
    void sign_in();
    void make_rooms();
    [[nodiscard]] std::string ticket(std::size_t room, std::size_t place) const;
    template <class Say>
    void all_say(const Say& say);

    ServerProcess* server_;
    Shape shape_;
    Tally tally_;
    std::vector<std::string> cookies_;
    std::vector<std::string> accounts_;
    std::string team_;
    std::vector<std::string> rooms_;
    std::vector<std::unique_ptr<Member>> members_;
    int ready_ = -1;
};

}  // namespace bench
