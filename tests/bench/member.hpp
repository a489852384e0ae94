// One member in one room: a WebSocket of its own that writes changes and watches what arrives.
#pragma once

#include "tests/bench/diary.hpp"
#include "tests/bench/witness.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// How many records each member makes, and sets one after the other.
inline constexpr std::size_t records_each = 25;

/// A new record's or client's id.
std::string new_id(const std::string& prefix);

/// Who comes in, and through which door.
struct Entrance {
    std::uint16_t port = 0;
    std::string room;
    std::string cookie;
    std::string ticket;
};

/// A change that was sent, with its answer once it came.
struct Sent {
    std::int64_t c = 0;
    std::string frame;
    std::string answer;
};

class Member {
public:
    Member(Tally& tally, std::size_t place, std::size_t members);
    ~Member() { leave(); }
    Member(const Member&) = delete;
    Member& operator=(const Member&) = delete;

    /// Connects and says hello; the rest is `read`'s.
    void enter(const Entrance& entrance);
    /// Drops the connection, as a lost one.
    void leave();

    /// Takes all that has arrived and writes all that waits. Call it when the socket is ready.
    void serve();

    /// Sends a change or a command: `rest` is what follows its number.
    void say(const char* kind, const std::string& rest);
    void make_records();
    /// From here on every change is a numbered one.
    void begin_numbers() { first_c_ = c_; }
    /// Says a numbered change: `ops` makes its ops around the text that marks it.
    void change(const std::function<std::string(const std::string& mark)>& ops);
    /// Sets the next of its records.
    void set_next();
    /// Tells the others what it looks at.
    void look_at(const std::string& record);
    void ack();
    /// Acks all the same, once everything is answered; what was said before cannot be repeated.
    void ack_and_forget();
    /// Sends again what was said last, answered or not: `answered` of the former, all the latter.
    void repeat(std::size_t answered);

    [[nodiscard]] int socket() const { return socket_; }
    [[nodiscard]] bool is_in() const { return is_in_; }
    [[nodiscard]] std::size_t unanswered() const { return unanswered_; }
    [[nodiscard]] std::int64_t rev() const { return rev_; }
    [[nodiscard]] const std::string& stage() const { return stage_; }
    [[nodiscard]] const std::string& contract() const { return contract_; }
    [[nodiscard]] const Witness& witness() const { return witness_; }
    /// The last of its own numbers that was answered, and the last sent.
    [[nodiscard]] std::int64_t acked_number() const { return acked_number_; }
    [[nodiscard]] std::int64_t sent_number() const { return number_; }
    /// Marks in the snapshot it came in with, as the room had them.
    [[nodiscard]] const std::vector<Mark>& found() const { return found_; }
    [[nodiscard]] std::size_t answers_changed() const { return answers_changed_; }

    bool keeps_answers = false;  ///< says no ack, and remembers what it said
    Diary* diary = nullptr;      ///< where all it says and hears is written down, if anywhere

private:
    void open(const Entrance& entrance);
    void read_frames();
    void take_message(std::string_view message);
    void take_frame(std::string_view frame);
    void take_answer(std::string_view frame);
    void take_session(std::string_view frame);
    void take_snapshot(std::string_view frame);
    void queue(std::string_view text);
    void flush();

    std::size_t place_;
    Witness witness_;
    Tally* tally_;
    int socket_ = -1;
    std::string in_;
    std::string out_;
    std::string client_;
    std::int64_t c_ = 0;
    std::int64_t rev_ = 0;
    std::string stage_;
    std::string contract_;
    std::vector<std::string> records_;
    std::int64_t first_c_ = 0;  ///< the number before that of its first set
    std::int64_t number_ = 0;
    std::int64_t acked_number_ = 0;
    std::uint64_t counted_ = 0;
    std::uint64_t acked_ = 0;
    std::size_t unanswered_ = 0;
    std::deque<Sent> said_;
    std::size_t answers_changed_ = 0;
    std::vector<Mark> found_;
    bool is_in_ = false;
};

}  // namespace bench
