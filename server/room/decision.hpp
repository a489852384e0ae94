// What a room answers when it is asked anything: what to record, and then what to tell whom.
#pragma once

#include "server/base/id.hpp"
#include "server/base/lifetime.hpp"
#include "server/room/answer.hpp"
#include "server/room/entry.hpp"
#include "server/room/summary_page.hpp"
#include "server/room/view.hpp"
#include "server/vocabulary/names.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace spacebetween {

/// The effect of a plain change, the same for all its recipients: encode it once. The author's
/// client is left out, for it gets the answer; the author's other devices are recipients.
struct SendOps {
    std::vector<MemberId> to;
    ClientId except;
    std::vector<ViewedOps> groups;
};

enum class ViewReason : std::uint8_t { role, members, reveal, mend, roster, room };

/// Records that came into sight or left it without any change of the session; and, for `members`
/// and `roster`, who belongs to the room.
struct SendView {
    std::vector<MemberId> to;
    ClientId except;
    std::vector<Viewed> put;
    std::vector<RecordId> drop;
    ViewReason why = ViewReason::role;
    std::vector<MemberView> members;
    std::optional<RoomView> room = std::nullopt;  ///< when what the room is has changed
};

/// The session changed, or ended (`session` is null), and with it what this member may do and see.
struct SendStage {
    MemberId to;
    SessionViewRef session;
    std::optional<DraftView> draft;  ///< between sessions
    Rights rights;
    std::vector<Viewed> put;
    std::vector<RecordId> drop;
    bool waiting = false;             ///< a session runs that this member is not in
    std::vector<MemberView> members;  ///< when who belongs to the room changed with it
    std::optional<CarriedView> carried = std::nullopt;  ///< between sessions
};

/// The latest word about these members. Not stored, not counted; may be dropped.
struct SendPresence {
    std::vector<MemberId> to;
    PresenceOf of;
};

/// The streams of these members end: each of their connections is greeted anew with a snapshot.
struct SendAfresh {
    std::vector<MemberId> to;
};

/// All connections of a member are closed, and not for a while.
struct SendClose {
    MemberId to;
    CloseCode code{};
};

using Send = std::variant<SendOps, SendView, SendStage, SendPresence, SendAfresh, SendClose>;

/// What came of one change or command. `No` with a code that is no answer (rate) is told, but not
/// stored: its number stays free.
struct Reply {
    ClientId client;
    std::int64_t cseq = 0;
    std::variant<Ok, No> what;

    friend bool operator==(const Reply&, const Reply&) = default;
};

/// Perform it in this order: commit `entries` with the snapshot (when one is wanted), the pages and
/// the ended lifetimes; then the reply, then the sends in order. Everything in it is a value: it
/// holds no reference to the room.
struct Decision {
    std::optional<Reply> reply;
    std::vector<Entry> entries;
    std::vector<Send> sends;
    std::vector<Lifetime> ends;         ///< keys that end in the same commit
    std::vector<SummaryPage> pages;     ///< signed pages to keep, each under its own lifetime
    bool wants_snapshot = false;        ///< a fresh one must be in the same commit
    std::optional<CloseCode> close;     ///< for the asker's connection
    std::optional<No> refused;          ///< why an action over HTTP was refused
    std::optional<AgendaPlace> onward;  ///< the group goes on from here to its next room

    /// The refusal in the reply or of the action; nothing when it was accepted.
    [[nodiscard]] std::optional<Refusal> refusal() const;
};

}  // namespace spacebetween
