// Does what an accepted command says, and works out who is to hear what of it.
#include "server/room/deciding.hpp"
#include "server/room/door.hpp"
#include "server/room/history.hpp"
#include "server/room/raw_notes.hpp"
#include "server/room/sends.hpp"
#include "server/room/signatures.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace spacebetween {

namespace {

/// Whether the act may change what anybody sees beyond the records it touches.
bool moves_sight(const Act& act, const RoomState& state) {
    if (act.taken_out || !act.members.empty() || !act.sealed_ended.empty()) {
        return true;
    }
    if (!act.session) {
        return false;
    }
    const Session* session = state.session();
    const SessionState& now = act.session->now;
    if (session == nullptr && act.session->ended) {
        return true;
    }
    return session == nullptr || act.session->ended || act.plan || session->now.at != now.at ||
           session->now.roles != now.roles || session->now.sealed != now.sealed ||
           session->now.admitted != now.admitted;
}

/// What nobody undoes across: stages, reveals, roles, sign-off, and whether a session runs.
struct Ground {
    SessionId session;
    std::int64_t stage = 0;
    std::string sealed;
    Roles roles;
    int signed_pages = 0;

    friend bool operator==(const Ground&, const Ground&) = default;
};

Ground ground_of(const RoomState& state) {
    const Session* session = state.session();
    const EndedSession* last = state.last_session();
    if (session == nullptr) {
        return {{}, 0, {}, {}, last == nullptr ? 0 : last->last.summary.versions};
    }
    const SessionState& now = session->now;
    return {now.id, now.entered_rev, now.sealed, now.roles, now.summary.versions};
}

Refused<Applied> ask_board(Deciding& deciding, const Act& act) {
    if (act.ops.empty()) {
        return Applied{};
    }
    const Door door(deciding.state, act.by);
    ChangeContext context{
        .limits = deciding.limits,
        .scope = BoardScope::shared,
        .asker = act.proposed ? Asker::member : Asker::server,
        .by = act.by,
        .made_in = act.made_in,
        .beneath = nullptr,
        .sees = {},
        .sees_gone = {},
        .used_elsewhere = {}
    };
    if (act.proposed) {
        context.sees = [&door](const Record& record) { return door.shows(record); };
        context.sees_gone = [&door](const RecordId& id) { return door.shows_gone(id); };
    }
    return deciding.state.board_for(Placement::shared, {}).apply(act.ops, context);
}

Entry entry_of(const Deciding& deciding, Act& act, Lifetime key) {
    Entry entry;
    entry.at = deciding.now;
    entry.key = std::move(key);
    entry.by = act.by;
    entry.sealed_ended = std::move(act.sealed_ended);
    entry.session = std::move(act.session);
    entry.plan = std::move(act.plan);
    entry.members = std::move(act.members);
    entry.info = std::move(act.info);
    entry.summary = std::move(act.summary);
    entry.taken_out = std::move(act.taken_out);
    entry.forgotten = std::move(act.forgotten);
    return entry;
}

Ok ok_for(const RoomState& state, const MemberId& author, std::span<const Touched> touched) {
    const Door door(state, author, touched);
    Ok ok;
    for (const Touched& one : touched) {
        if (one.after && door.shows(*one.after)) {
            ok.v.emplace_back(one.after->id, one.after->v);
        }
    }
    return ok;
}

/// What everybody is told of besides the records and the session.
struct Told {
    bool room = false;
    bool members = false;
};

std::vector<Send> sends_of(
    const Deciding& deciding,
    const Entry& entry,
    const std::optional<Sight>& before,
    const Told& told,
    std::span<const Touched> touched
) {
    const RoomState& state = deciding.state;
    const std::vector<MemberId>& viewers = deciding.attendance.attached();
    if (entry.taken_out) {
        return {SendAfresh{viewers}};
    }
    std::vector<MemberView> members;
    if (told.members) {
        members = members_view(state);
        for (MemberView& member : members) {
            member.here = deciding.attendance.is_here(member.id);
        }
    }
    std::vector<Send> sends;
    if (entry.session) {
        sends = before ? stage_sends(*before, state, viewers, members)
                       : stage_sends(touched, state, viewers);
    } else if (told.members) {
        sends = members_sends(*before, state, viewers, members);
    } else if (!touched.empty()) {
        sends = ops_sends(state, viewers, {entry.by, ClientId(), entry.ops, touched});
    }
    if (told.room) {
        sends.push_back(room_send(state, viewers));
    }
    return sends;
}

/// On their authors' own boards, where nobody else sees it.
std::vector<Entry> end_raw_notes(Deciding& deciding, const Entry& entry) {
    std::vector<Entry> ending;
    if (entry.session && entry.session->ended) {
        ending = raw_notes_ending(deciding.state, deciding.now);
    }
    for (const Entry& own : ending) {
        deciding.state.apply(own);
    }
    return ending;
}

/// The answer goes with its entry, so that a repeat is told the same.
Reply answered(RoomState& state, const Asked& asked, Ok ok, Entry& entry) {
    Reply reply{asked.client, asked.cseq, ok};
    entry.answer = Answer{asked.client, asked.member, asked.cseq, std::move(ok), asked.acked};
    state.keep_answer(*entry.answer, entry.at);
    return reply;
}

Decision refuse(Deciding& deciding, const std::optional<Asked>& asked, No no) {
    if (asked) {
        return spacebetween::refuse(deciding, *asked, std::move(no));
    }
    Decision decision;
    decision.refused = std::move(no);
    return decision;
}

}  // namespace

Decision perform(Deciding& deciding, Act act, const std::optional<Asked>& asked) {
    RoomState& state = deciding.state;
    const std::vector<MemberId>& viewers = deciding.attendance.attached();
    std::optional<Sight> before;
    if (moves_sight(act, state)) {
        before = Sight::of(state, viewers);
    }
    const std::vector<MemberView> known = members_view(state);
    const RoomView room = room_view(state);
    Lifetime key = state.words_key();
    Refused<Applied> applied = ask_board(deciding, act);
    if (!applied) {
        return refuse(deciding, asked, {applied.error(), std::nullopt});
    }
    const Ground ground = ground_of(state);
    std::vector<Touched> touched = std::move(applied->touched);
    std::vector<ResolvedOp> ops = std::move(applied->ops);
    if (!act.made.empty()) {
        auto more = state.board_for(Placement::shared, {}).replay(act.made);
        std::move(more.begin(), more.end(), std::back_inserter(touched));
        std::move(act.made.begin(), act.made.end(), std::back_inserter(ops));
    }
    void_signatures(state, touched, act.session);
    Entry entry = entry_of(deciding, act, std::move(key));
    entry.ops = std::move(ops);
    Decision decision;
    state.apply_values(entry);
    if (ground_of(state) != ground || entry.taken_out) {
        deciding.undo.forget();
    } else if (act.proposed) {
        note_step(deciding, entry, touched);
    } else {
        deciding.undo.happened(MemberId(), entry.ops, touched);
    }
    std::vector<Entry> ending = end_raw_notes(deciding, entry);
    const Told told{
        room_view(state) != room,
        !entry.members.empty() && members_view(state) != known
    };
    if (asked) {
        Ok ok = act.proposed ? Ok{} : ok_for(state, asked->member, touched);
        decision.reply = answered(state, *asked, std::move(ok), entry);
    }
    decision.sends = sends_of(deciding, entry, before, told, touched);
    std::move(act.closes.begin(), act.closes.end(), std::back_inserter(decision.sends));
    const bool words_gone = entry.taken_out.has_value();
    decision.entries.push_back(std::move(entry));
    std::move(ending.begin(), ending.end(), std::back_inserter(decision.entries));
    if (words_gone) {
        decision.entries.push_back(stand_anew(state, deciding.now));
    }
    decision.ends = std::move(act.ends);
    decision.pages = std::move(act.pages);
    decision.wants_snapshot = act.wants_snapshot;
    if (act.onward) {
        decision.onward = state.last_session()->last.agenda;
    }
    return decision;
}

Decision refuse(Deciding& deciding, const Asked& asked, No no) {
    Decision decision;
    decision.reply = Reply{asked.client, asked.cseq, no};
    if (!is_answer(no.code)) {
        return decision;
    }
    Entry entry;
    entry.at = deciding.now;
    entry.key = deciding.state.room_key();
    entry.answer = Answer{asked.client, asked.member, asked.cseq, std::move(no), asked.acked};
    deciding.state.apply_values(entry);
    decision.entries.push_back(std::move(entry));
    return decision;
}

}  // namespace spacebetween
