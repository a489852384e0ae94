// What one client was told, counted, so that it can lose its connection and go on where it was.
#include "server/app/client_stream.hpp"

#include "server/base/assert.hpp"

#include <algorithm>

namespace spacebetween {

void ClientStream::tell(const Frame& frame, std::int64_t answers) {
    if (complete_) {
        kept_.push_back({frame, answers});
        kept_bytes_ += frame->size();
        if (kept_bytes_ > limits_.kept_bytes_max) let_go();
    } else {
        ++acknowledged_;
    }
    if (connection_) connection_->offer(frame, Weight::counted);
}

void ClientStream::tell_uncounted(const Frame& frame, Weight weight) {
    if (connection_) connection_->offer(frame, weight);
}

bool ClientStream::acknowledge(std::uint64_t count) {
    if (not_yet_heard_ && count > 0) return true;
    not_yet_heard_ = false;
    if (count < claimed_ || count > acknowledged_ + kept_.size()) return false;
    claimed_ = count;
    if (count > acknowledged_) forget_first(count - acknowledged_);
    // A client that has caught up with all that was ever sent lacks nothing of it.
    if (count == acknowledged_) complete_ = true;
    return true;
}

void ClientStream::forget_first(std::size_t frames) {
    const auto end = kept_.begin() + static_cast<std::ptrdiff_t>(frames);
    for (auto kept = kept_.begin(); kept != end; ++kept) {
        kept_bytes_ -= kept->frame->size();
        answered_ = std::max(answered_, kept->answers);
    }
    kept_.erase(kept_.begin(), end);
    if (kept_.empty()) kept_ = {};
    acknowledged_ += frames;
}

ClientStream ClientStream::anew(StreamId id) const {
    ClientStream fresh(std::move(id), limits_);
    fresh.connection_ = connection_;
    fresh.not_yet_heard_ = true;
    return fresh;
}

bool ClientStream::can_resume_after(std::uint64_t received) const {
    return complete_ && received >= acknowledged_ && received <= acknowledged_ + kept_.size();
}

void ClientStream::resend_after(std::uint64_t received) {
    ASSERT(can_resume_after(received));
    not_yet_heard_ = false;
    ASSERT(acknowledge(received));
    waits_since_.reset();
    for (const auto& kept : kept_)
        connection_->offer(kept.frame, Weight::counted);
    // A line that cannot take all that is lacking would never take it: next time the client starts
    // from a snapshot, which waits outside the outbox's limit. [R66]
    if (!connection_->is_open()) let_go();
}

void ClientStream::let_go() {
    complete_ = false;
    acknowledged_ += kept_.size();
    kept_ = {};
    kept_bytes_ = 0;
}

void ClientStream::detach(Time now) {
    connection_.reset();
    waits_since_ = now;
}

bool ClientStream::is_over(Time now) const {
    return waits_since_ && now - *waits_since_ >= limits_.wait_ms_max;
}

}  // namespace spacebetween
