// Every byte that one member is sent, as the wire would carry it.
#pragma once

#include "server/app/client_stream.hpp"
#include "server/app/frames.hpp"
#include "server/room/review.hpp"
#include "tests/simulation/sim_connection.hpp"
#include "tests/support/room_fixture.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>

namespace spacebetween {

/// What a review or page says, written as HTTP would write it.
inline std::string bytes_of(const std::vector<Viewed>& all) {
    std::string bytes;
    for (const Viewed& one : all) {
        JsonWriter out(bytes);
        write_viewed(out, one);
        bytes += "\n";
    }
    return bytes;
}

inline std::string bytes_of(const SummaryReview& page) {
    std::string bytes = page.page.id.text + "\n" + bytes_of(page.readings);
    for (const SummaryWord& word : page.words)
        bytes += word.name + " " + bytes_of({word.word});
    return bytes + (page.acknowledged ? "acknowledged" : "") +
           (page.open_question ? page.open_question->text : "");
}

inline std::string bytes_of(const std::optional<Review>& review) {
    if (!review) return "none";
    std::string bytes =
        review->room.alias + "\n" + bytes_of(review->safety) + bytes_of(review->decisions);
    for (const SummaryReview& page : review->summaries)
        bytes += bytes_of(page);
    return bytes;
}

/// Listens for one member at one of their devices.
class ToldBytes {
public:
    explicit ToldBytes(MemberId viewer) : viewer_(std::move(viewer)) {
        kept_.kept_bytes_max = 16 * 1024 * 1024;
    }

    ToldBytes(const ToldBytes&) = delete;
    ToldBytes& operator=(const ToldBytes&) = delete;

    void take(const Decision& decision) {
        for (const Send& send : decision.sends) {
            std::visit([this](const auto& one) { hear(one); }, send);
        }
    }

    void answer(const Decision& decision) {
        if (decision.reply) count(frame_of(*decision.reply));
    }

    /// Comes back to its stream and is sent again what it was told since it last came back.
    void resume(Time now) {
        const auto wire = std::make_shared<SimConnection>(outbox_);
        stream_.attach(wire);
        if (!stream_.can_resume_after(had_)) add("too late");
        stream_.resend_after(had_);
        while (const Frame message = wire->carry())
            add(*message);
        had_ = counted_;
        if (!stream_.acknowledge(had_)) add("counted otherwise");
        stream_.detach(now);
    }

    void snapshot(const Room& room) {
        for (const std::string& part : snapshot_frames(room.snapshot(viewer_), 65'536))
            add(part);
    }

    void add(const std::string& bytes) { bytes_ += bytes + "\n"; }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    template <class ToMany>
    void hear(const ToMany& send) {
        if (std::find(send.to.begin(), send.to.end(), viewer_) == send.to.end()) return;
        if constexpr (std::is_same_v<ToMany, SendAfresh>) {
            add("afresh");
        } else if constexpr (std::is_same_v<ToMany, SendPresence>) {
            add(*frame_of(send.of));
        } else {
            count(frame_of(send));
        }
    }
    void hear(const SendStage& send) {
        if (send.to == viewer_) count(frame_of(send));
    }
    void hear(const SendClose& send) {
        if (send.to == viewer_) add("closed");
    }

    void count(const Frame& frame) {
        add(*frame);
        stream_.tell(frame);
        ++counted_;
    }

    MemberId viewer_;
    std::string bytes_;
    OutboxLimits outbox_;
    StreamLimits kept_;
    ClientStream stream_{StreamId("s_told"), kept_};
    std::uint64_t counted_ = 0;
    std::uint64_t had_ = 0;
};

}  // namespace spacebetween
