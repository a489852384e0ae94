// One member in one room: what it says.
#include "tests/bench/member.hpp"

#include "tests/bench/http.hpp"

#include <cerrno>
#include <random>
#include <stdexcept>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {
namespace {

constexpr std::size_t said_kept = 64;

}  // namespace

std::string new_id(const std::string& prefix) {
    static std::mt19937_64 chance{std::random_device{}()};
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    constexpr int whole_letters = 21;
    std::string id = prefix + "_";
    for (int i = 0; i < whole_letters; ++i)
        id += letters[chance() % letters.size()];
    // The last letter has two bits of the 128.
    id += std::string_view("AQgw")[chance() % 4];
    return id;
}

Member::Member(Tally& tally, std::size_t place, std::size_t members)
    : place_(place),
      witness_(tally, members),
      tally_(&tally),
      client_(new_id("c")) {}

void Member::enter(const Entrance& entrance) {
    in_.clear();
    out_.clear();
    found_.clear();
    is_in_ = false;
    counted_ = 0;
    acked_ = 0;
    open(entrance);
    queue(
        R"({"t":"hello","proto":[1,1],"ticket":")" + entrance.ticket + R"(","client":")" + client_ +
        R"(","next_cseq":)" + std::to_string(c_ + 1) + "}"
    );
    flush();
}

void Member::open(const Entrance& entrance) {
    const std::string host = "localhost:" + std::to_string(entrance.port);
    socket_ = connected_to(entrance.port);
    send_all(
        socket_,
        "GET /ws/r/" + entrance.room + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host +
            "\r\nCookie: " + entrance.cookie +
            "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Protocol: spacebetween.v1\r\n\r\n"
    );
    std::string head;
    char one = 0;
    while (!head.ends_with("\r\n\r\n")) {
        if (::recv(socket_, &one, 1, 0) != 1) throw std::runtime_error("No upgrade: " + head);
        head += one;
    }
    if (!head.starts_with("HTTP/1.1 101")) throw std::runtime_error("No upgrade: " + head);
    ::fcntl(socket_, F_SETFL, ::fcntl(socket_, F_GETFL) | O_NONBLOCK);
}

void Member::leave() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
}

void Member::say(const char* kind, const std::string& rest) {
    ++c_;
    ++unanswered_;
    std::string frame = std::string(R"({"t":")") + kind + R"(","c":)" + std::to_string(c_) + rest;
    queue(frame);
    if (diary != nullptr) diary->said(c_, frame);
    if (keeps_answers) {
        said_.push_back({c_, std::move(frame), {}});
        while (said_.size() > said_kept && !said_.front().answer.empty())
            said_.pop_front();
    }
    flush();
}

void Member::make_records() {
    std::string ops;
    for (std::size_t i = 0; i < records_each; ++i) {
        records_.push_back(new_id("per"));
        ops += std::string(ops.empty() ? "" : ",") + R"({"o":"new","r":{"id":")" + records_.back() +
               R"(","type":"person"}})";
    }
    first_c_ = c_ + 1;
    say("change", R"(,"stage":)" + std::to_string(rev_) + R"(,"ops":[)" + ops + "]}");
}

void Member::change(const std::function<std::string(const std::string& mark)>& ops) {
    ++number_;
    const std::string mark = text_of({place_, number_, now()});
    say("change", R"(,"stage":)" + std::to_string(rev_) + R"(,"ops":[)" + ops(mark) + "]}");
}

void Member::set_next() {
    const std::string& record = records_[static_cast<std::size_t>(number_) % records_.size()];
    change([&record](const std::string& mark) {
        return R"({"o":"set","id":")" + record + R"(","p":{"source":")" + mark + R"("}})";
    });
}

void Member::look_at(const std::string& record) {
    queue(R"({"t":"presence","p":{"board":"map","on":")" + record + R"("}})");
}

void Member::repeat(std::size_t answered) {
    std::size_t skip = 0;
    while (skip < said_.size() && !said_[skip].answer.empty())
        ++skip;
    for (std::size_t i = skip > answered ? skip - answered : 0; i < said_.size(); ++i) {
        if (!said_[i].answer.empty()) ++unanswered_;
        queue(said_[i].frame);
    }
    flush();
}

void Member::ack_and_forget() {
    said_.clear();
    acked_ = counted_;
    queue(R"({"t":"ack","received":)" + std::to_string(counted_) + "}");
    flush();
}

void Member::ack() {
    if (keeps_answers || counted_ == acked_) return;
    acked_ = counted_;
    queue(R"({"t":"ack","received":)" + std::to_string(counted_) + "}");
    flush();
}

/// A frame needs a mask; one of zeros leaves the words as they are.
void Member::queue(std::string_view text) {
    constexpr std::size_t short_max = 125;
    out_ += '\x81';
    if (text.size() <= short_max) {
        out_ += static_cast<char>(0x80 | text.size());
    } else {
        out_ += '\xfe';
        out_ += static_cast<char>(text.size() >> 8);
        out_ += static_cast<char>(text.size() & 0xff);
    }
    out_.append(4, '\0');
    out_ += text;
}

void Member::flush() {
    while (!out_.empty() && socket_ >= 0) {
        const ssize_t sent = ::send(socket_, out_.data(), out_.size(), MSG_NOSIGNAL);
        if (sent < 0) {
            if (errno != EAGAIN) leave();
            return;
        }
        out_.erase(0, static_cast<std::size_t>(sent));
    }
}

void Member::serve() {
    read_frames();
    flush();
}

}  // namespace bench
