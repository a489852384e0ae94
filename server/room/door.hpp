// Decides what one viewer may see of a room, record by record.
#pragma once

#include "server/base/id.hpp"
#include "server/board/record.hpp"
#include "server/room/room_state.hpp"
#include "server/room/view.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace spacebetween {

/// With what a card takes along, out of sight or back into it, when it is let go or answered.
std::vector<Touched> with_what_goes_along(const RoomState& state, std::span<const Touched> touched);

/// The only maker of `Viewed` and `ViewedOps`. Cheap to make; lives for one question, while the
/// state stays as it is.
class Door {
public:
    /// `touched` knows records that are just gone: a comment on one of them is judged by it.
    Door(const RoomState& state, const MemberId& viewer, std::span<const Touched> touched = {});

    [[nodiscard]] const Rights& rights() const { return rights_; }
    /// Whether the viewer takes part in the last session's unsigned summary.
    [[nodiscard]] bool drafts() const { return drafts_; }
    /// Whether a session runs that the viewer is not in.
    [[nodiscard]] bool outside() const { return outside_; }

    /// Whether a record of the shared board or of the viewer's own may be seen.
    [[nodiscard]] bool shows(const Record& record) const;
    /// Whether a shared record as it was before what was touched could be seen then.
    [[nodiscard]] bool showed(const Record& record) const;
    /// Whether the viewer may know that a record of this id is gone.
    [[nodiscard]] bool shows_gone(const RecordId& id) const;
    /// What the viewer could find under this id: a shared record, or one of their own.
    [[nodiscard]] RecordRef find(const RecordId& id) const;

    [[nodiscard]] Viewed show(const RecordRef& record) const;
    /// All that may be seen, by id.
    [[nodiscard]] std::vector<Viewed> all() const;

    /// Those ops whose records may be seen, as one author's.
    [[nodiscard]] ViewedOps show(const MemberId& by, std::span<const ResolvedOp> ops) const;
    /// The same for the author's own hidden board, where all may be seen.
    [[nodiscard]] ViewedOps show_hidden(std::span<const ResolvedOp> ops) const;

    /// What the accountable manager may know without entering: open stops, decisions needed, and
    /// what stands on signed pages.
    static std::optional<Viewed> outside(const RecordRef& record, const RoomState& state);

private:
    enum class Moment : std::uint8_t { before, now };

    [[nodiscard]] bool shows_shared(const Record& record) const;
    [[nodiscard]] bool shows_in(const Record& record, Moment moment) const;
    /// What stands, or stood before what was touched, on the shared board.
    [[nodiscard]] RecordRef shared_at(const RecordId& id, Moment moment) const;
    [[nodiscard]] bool before_their_time(const Record& record) const;
    [[nodiscard]] bool belongs_to_an_earlier_time(const Record& record) const;
    [[nodiscard]] bool shows_summary(const Record& record) const;

    const RoomState& state_;
    MemberId viewer_;
    const Member* member_;
    std::span<const Touched> touched_;
    Rights rights_;
    bool drafts_ = false;
    bool outside_ = false;
};

}  // namespace spacebetween
