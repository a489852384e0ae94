// Joining and counting what waits for one connection.
#include "server/net/outbox.hpp"

#include "server/base/assert.hpp"

#include <utility>

namespace spacebetween {
namespace {

/// What a room says in one go, usually: room for it is made at once.
constexpr std::size_t frames_usual = 8;

}  // namespace

bool Outbox::offer(Frame frame, Weight weight) {
    const std::size_t added = weight == Weight::counted ? frame->size() : 0;
    if (bytes_ + added > limits_.bytes_max) {
        clear();
        return false;
    }
    bytes_ += added;
    if (waiting_.empty()) waiting_.reserve(frames_usual);
    waiting_.push_back({std::move(frame), weight});
    return true;
}

Frame Outbox::take() {
    if (waiting_.empty() || in_flight_) {
        return nullptr;
    }
    const std::size_t frames = frames_that_fit();
    Frame message = frames == 1 ? waiting_.front().frame : join(frames);
    forget_first(frames);
    in_flight_ = true;
    return message;
}

void Outbox::written() {
    ASSERT(in_flight_);
    in_flight_ = false;
    bytes_ -= bytes_in_flight_;
    bytes_in_flight_ = 0;
}

void Outbox::clear() {
    waiting_ = {};
    bytes_ = bytes_in_flight_;
}

Pressure Outbox::pressure() const {
    if (bytes_ >= limits_.no_presence_bytes) {
        return Pressure::no_presence;
    }
    return bytes_ >= limits_.slow_bytes ? Pressure::slow_presence : Pressure::none;
}

std::size_t Outbox::frames_that_fit() const {
    std::size_t bytes = 1;
    std::size_t frames = 0;
    for (const Waiting& waiting : waiting_) {
        bytes += waiting.frame->size() + 1;
        if (frames > 0 && bytes > limits_.joined_bytes_max) {
            break;
        }
        ++frames;
    }
    return frames;
}

// Copied, not gathered: frames are small, and one copy costs less than a scatter entry for each.
Frame Outbox::join(std::size_t frames) const {
    std::size_t bytes = 1;
    for (std::size_t i = 0; i < frames; ++i) {
        bytes += waiting_[i].frame->size() + 1;
    }
    auto joined = std::make_shared<std::string>();
    joined->reserve(bytes);
    char before = '[';
    for (std::size_t i = 0; i < frames; ++i) {
        joined->push_back(before);
        joined->append(*waiting_[i].frame);
        before = ',';
    }
    joined->push_back(']');
    return joined;
}

void Outbox::forget_first(std::size_t frames) {
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(frames);
    for (auto it = waiting_.begin(); it != end; ++it) {
        bytes_in_flight_ += it->weight == Weight::counted ? it->frame->size() : 0;
    }
    if (end == waiting_.end()) {
        waiting_ = {};  // an idle connection holds no memory here
    } else {
        waiting_.erase(waiting_.begin(), end);
    }
}

}  // namespace spacebetween
