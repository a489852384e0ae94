// Judges a change, records it and says who hears of it.
#include "server/room/submit_change.hpp"

#include "server/room/apply_change.hpp"
#include "server/room/door.hpp"
#include "server/room/last_words.hpp"
#include "server/room/marking.hpp"
#include "server/room/mending.hpp"
#include "server/room/sends.hpp"
#include "server/room/signatures.hpp"
#include "server/room/written.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace spacebetween {

namespace {

Ok ok_for(
    const Deciding& deciding,
    const MemberId& author,
    const Located& located,
    Applied& applied
) {
    Ok ok;
    if (located.where != Placement::shared) {
        ok.v = applied.versions();
        ok.fix = std::move(applied.fix);
        return ok;
    }
    const Door door(deciding.state, author, applied.touched);
    for (const Touched& one : applied.touched) {
        if (one.after && door.shows(*one.after)) {
            ok.v.emplace_back(one.after->id, one.after->v);
        }
    }
    const ViewedOps seen = door.show(author, applied.fix);
    ok.fix.assign(seen.ops().begin(), seen.ops().end());
    return ok;
}

Lifetime key_of(const RoomState& state, Placement where, const MemberId& owner) {
    switch (where) {
        case Placement::own:
            return state.own_key(owner);
        case Placement::sealed:
            return state.sealed_key();
        case Placement::shared:
            break;
    }
    return state.words_key();
}

std::vector<Send> sends_of(
    const Deciding& deciding,
    const Entry& entry,
    const ClientId& author,
    std::span<const Touched> touched
) {
    if (entry.where != Placement::shared) {
        const ViewedOps ops = Door(deciding.state, entry.owner).show_hidden(entry.ops);
        return {SendOps{{entry.owner}, author, {ops}}};
    }
    const auto& viewers = deciding.attendance.attached();
    if (entry.session) {
        return stage_sends(touched, deciding.state, viewers);
    }
    return ops_sends(deciding.state, viewers, {entry.by, author, entry.ops, touched});
}

Undone undone_for(const Deciding& deciding, const MemberId& member, std::vector<LeftAsIs> kept) {
    return {
        static_cast<int>(deciding.undo.count(member, false)),
        static_cast<int>(deciding.undo.count(member, true)),
        std::move(kept)
    };
}

}  // namespace

Decision happen(
    Deciding& deciding,
    const Asked& asked,
    const Located& located,
    Applied applied,
    Doing doing
) {
    RoomState& state = deciding.state;
    const bool anew = doing.how == UndoSteps::Done::anew;
    // What is taken back nobody has on their screen yet, its author included.
    const ClientId knows = anew ? asked.client : ClientId();
    Entry entry;
    entry.at = deciding.now;
    entry.key = key_of(state, located.where, asked.member);
    entry.where = located.where;
    entry.by = asked.member;
    if (located.where != Placement::shared) {
        entry.owner = asked.member;
    }
    if (located.where == Placement::shared) {
        void_signatures(state, applied.touched, entry.session);
    }
    Ok ok = anew ? ok_for(deciding, asked.member, located, applied) : Ok{};
    entry.ops = std::move(applied.ops);
    note_step(deciding, entry, applied.touched, doing.how);
    if (!anew) {
        ok.undone = undone_for(deciding, asked.member, std::move(doing.kept));
    }

    Decision decision;
    std::vector<Entry> more;
    const auto gone =
        located.where == Placement::shared ? applied.deleted() : std::vector<RecordId>();
    state.apply_values(entry);
    const auto mends = mend_hidden(deciding, gone, more);
    if (anew) {
        answer_mends(state, asked.member, mends, ok);
    }
    decision.sends = sends_of(deciding, entry, knows, applied.touched);
    add_mends(deciding, mends, knows, decision.sends);
    decision.reply = Reply{asked.client, asked.cseq, ok};
    entry.answer = Answer{asked.client, asked.member, asked.cseq, std::move(ok), asked.acked};
    state.keep_answer(*entry.answer, entry.at);
    decision.entries.push_back(std::move(entry));
    std::move(more.begin(), more.end(), std::back_inserter(decision.entries));
    return decision;
}

std::optional<No> why_not_now(
    const Deciding& deciding,
    const MemberId& by,
    std::span<const Op> ops,
    const Located& located
) {
    const RoomState& state = deciding.state;
    const Writer writer{state, *state.member(by), deciding.now};
    if (auto no = why_not(writer, ops, located)) {
        return no;
    }
    if (takes_too_many(deciding, ops, located)) {
        RefusalInfo info;
        info.missing = {"taken"};
        return No{Refusal::precondition, std::move(info)};
    }
    if (gives_children_imagined_words(state, ops)) {
        return No{Refusal::not_allowed, std::nullopt};
    }
    if (const auto needed = still_needs(deciding, ops)) {
        RefusalInfo info;
        info.missing.emplace_back(*needed);
        return No{Refusal::precondition, std::move(info)};
    }
    return std::nullopt;
}

Decision submit_change(
    Deciding& deciding,
    Allowances& allowances,
    const Asked& asked,
    const Change& change
) {
    const RoomState& state = deciding.state;
    const Session* session = state.session();
    const auto located = locate(state, asked.member, change.ops);
    const bool hidden = located && located->where != Placement::shared;
    const Allowance kind = hidden                       ? Allowance::hidden
                           : located && located->urgent ? Allowance::urgent
                                                        : Allowance::shared;
    if (!allowances.take(asked.member, kind, deciding.limits, deciding.now)) {
        return refuse(deciding, asked, {Refusal::rate, std::nullopt});
    }
    const bool from_the_future =
        change.stage > (session == nullptr ? change.stage : session->now.rev);
    if (!located || change.ops.empty() || change.ops.size() > deciding.limits.ops_per_change ||
        change.stage < 0 || from_the_future) {
        return refuse(deciding, asked, {Refusal::schema, std::nullopt});
    }
    if (for_another_audience(state, change.stage, *located)) {
        RefusalInfo info;
        info.stage = session->now.rev;
        return refuse(deciding, asked, {Refusal::stage_closed, std::move(info)});
    }
    if (auto no = why_not_now(deciding, asked.member, change.ops, *located)) {
        return refuse(deciding, asked, std::move(*no));
    }
    auto applied = apply_change(deciding, asked.member, change.ops, *located);
    if (!applied) {
        return refuse(deciding, asked, {applied.error(), std::nullopt});
    }
    return happen(deciding, asked, *located, std::move(*applied));
}

}  // namespace spacebetween
