// One member in one room: what it hears. Most frames are only searched, for the bench shares its
// machine with the server that it measures.
#include "tests/bench/member.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cerrno>
#include <charconv>
#include <stdexcept>

#include <sys/socket.h>

namespace bench {
namespace {

using nlohmann::json;

constexpr std::string_view frame_begin = R"({"t":")";
constexpr std::uint64_t frames_per_ack = 32;

std::int64_t number_after(std::string_view text, std::string_view name) {
    const std::size_t at = text.find(name);
    std::int64_t number = 0;
    if (at != std::string_view::npos) {
        std::from_chars(text.data() + at + name.size(), text.data() + text.size(), number);
    }
    return number;
}

/// The payload's length and where it begins, once the frame's head is whole; 0 before.
std::size_t head_of(std::string_view bytes, std::size_t& length) {
    const auto byte = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at]));
    };
    if (bytes.size() < 2) return 0;
    length = byte(1);
    const std::size_t more = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (bytes.size() < 2 + more) return 0;
    if (more > 0) length = 0;
    for (std::size_t i = 0; i < more; ++i)
        length = length << 8 | byte(2 + i);
    return 2 + more;
}

}  // namespace

void Member::read_frames() {
    std::array<char, 65536> part;
    while (socket_ >= 0) {
        const ssize_t got = ::recv(socket_, part.data(), part.size(), 0);
        if (got == 0 || (got < 0 && errno != EAGAIN)) {
            leave();
            return;
        }
        if (got < 0) return;
        in_.append(part.data(), static_cast<std::size_t>(got));
        std::size_t done = 0;
        for (;;) {
            std::size_t length = 0;
            const std::string_view rest = std::string_view(in_).substr(done);
            const std::size_t head = head_of(rest, length);
            if (head == 0 || rest.size() < head + length) break;
            const bool is_text = (static_cast<unsigned char>(rest[0]) & 0x0f) == 1;
            if (is_text) take_message(rest.substr(head, length));
            done += head + length;
        }
        in_.erase(0, done);
    }
}

void Member::take_message(std::string_view message) {
    const bool together = message.front() == '[';
    std::size_t at = message.find(frame_begin);
    while (at != std::string_view::npos) {
        const std::size_t next = message.find(frame_begin, at + 1);
        const std::size_t end = next == std::string_view::npos ? message.size() : next;
        take_frame(message.substr(at, end - at - (together ? 1 : 0)));
        at = next;
    }
    if (counted_ - acked_ >= frames_per_ack) ack();
}

void Member::take_frame(std::string_view frame) {
    const std::string_view kind = frame.substr(frame_begin.size());
    if (diary != nullptr) diary->heard(frame);
    if (kind.starts_with("ops\"")) {
        ++counted_;
        std::size_t from = 0;
        Mark mark;
        const Nanos at = now();
        while (next_mark(frame, from, mark))
            witness_.hear(mark, at);
    } else if (kind.starts_with("ok\"") || kind.starts_with("no\"")) {
        ++counted_;
        take_answer(frame);
    } else if (kind.starts_with("stage\"")) {
        ++counted_;
        take_session(frame);
    } else if (kind.starts_with("snapshot\"")) {
        take_snapshot(frame);
    } else if (kind.starts_with("ping\"")) {
        queue(R"({"t":"pong"})");
    } else if (kind.starts_with("view\"")) {
        ++counted_;
    }
}

void Member::take_answer(std::string_view frame) {
    const std::int64_t c = number_after(frame, R"("c":)");
    --unanswered_;
    if (frame.substr(frame_begin.size()).starts_with("no\"")) {
        ++tally_->refused;
        tally_->refusal = frame;
    } else if (first_c_ > 0 && c > first_c_) {
        acked_number_ = std::max(acked_number_, c - first_c_);
    }
    for (auto& sent : said_) {
        if (sent.c != c) continue;
        if (!sent.answer.empty() && sent.answer != frame) ++answers_changed_;
        sent.answer = frame;
    }
}

void Member::take_session(std::string_view frame) {
    const json told = json::parse(frame);
    rev_ = told.at("rev");
    stage_ = told.value("id", "");
    for (const auto& record : told.at("put")) {
        if (record.at("type") == "contract") contract_ = record.at("id");
    }
}

void Member::take_snapshot(std::string_view frame) {
    const json part = json::parse(frame);
    if (part.contains("session")) {
        const json& session = part.at("session");
        rev_ = session.is_null() ? 0 : session.at("rev").get<std::int64_t>();
        if (!session.is_null()) {
            stage_ = session.at("stages").at(session.at("at").get<std::size_t>()).at("id");
        }
    }
    std::size_t from = 0;
    Mark mark;
    while (next_mark(frame, from, mark)) {
        found_.push_back(mark);
        if (mark.number > witness_.last_of(mark.sender)) {
            witness_.begin_at(mark.sender, mark.number);
        }
    }
    is_in_ = part.at("part") == part.at("parts");
}

}  // namespace bench
