#include "server/room/submit_change.hpp"

#include "server/room/door.hpp"
#include "server/room/marking.hpp"
#include "server/room/sends.hpp"
#include "server/room/written.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace spacebetween {

namespace {

bool makes_marks(std::span<const Op> ops) {
    return std::any_of(ops.begin(), ops.end(), [](const Op& op) {
        const auto* made = std::get_if<NewOp>(&op);
        return made != nullptr && made->type == Type::summary_line;
    });
}

/// What only the server may write: asked here when the server adds words of its own to a change.
bool writes_server_words(std::span<const Op> ops, const Located& located) {
    for (std::size_t i = 0; i < ops.size(); ++i) {
        const auto fields = spec_of(located.subjects[i].type).fields;
        const auto of_server = [&fields](const FieldValue& given) {
            return given.field < fields.size() && fields[given.field].server_only;
        };
        const auto* made = std::get_if<NewOp>(&ops[i]);
        const auto* set = std::get_if<SetOp>(&ops[i]);
        const auto* text = std::get_if<TextOp>(&ops[i]);
        const bool never = std::holds_alternative<DelOp>(ops[i]) &&
                           spec_of(located.subjects[i].type).never_deleted;
        if (never ||
            (made != nullptr && std::any_of(made->fields.begin(), made->fields.end(), of_server)) ||
            (set != nullptr && std::any_of(set->fields.begin(), set->fields.end(), of_server)) ||
            (text != nullptr && of_server({text->field, {}}))) {
            return true;
        }
    }
    return false;
}

SessionId made_in(const RoomState& state) {
    if (const Session* session = state.session()) {
        return session->now.id;
    }
    const EndedSession* last = state.last_session();
    return last == nullptr ? SessionId() : last->last.id;
}

Refused<Applied>
apply(Deciding& deciding, const MemberId& by, std::span<const Op> asked, const Located& located) {
    RoomState& state = deciding.state;
    const bool marks = located.where == Placement::shared && makes_marks(asked);
    if (marks && writes_server_words(asked, located)) {
        return Refusal::not_allowed;
    }
    const Door door(state, by);
    const bool hidden = located.where != Placement::shared;
    const BoardScope scope = located.where == Placement::own      ? BoardScope::own
                             : located.where == Placement::sealed ? BoardScope::sealed
                                                                  : BoardScope::shared;
    const ChangeContext context{
        .limits = deciding.limits,
        .scope = scope,
        .asker = marks ? Asker::server : Asker::member,
        .by = by,
        .made_in = made_in(state),
        .beneath = hidden ? &state.shared() : nullptr,
        .sees = [&door](const Record& record) { return door.shows(record); },
        .sees_gone = [&door](const RecordId& id) { return door.shows_gone(id); },
        .used_elsewhere = {}
    };
    Board& board = state.board_for(located.where, by);
    if (!marks) {
        return board.apply(asked, context);
    }
    const std::vector<Op> ops = with_marks(state, by, {asked.begin(), asked.end()});
    Refused<Applied> applied = board.apply(ops, context);
    if (applied) {
        for (std::size_t i = 0; i < ops.size(); ++i) {
            const auto* made = std::get_if<NewOp>(&ops[i]);
            const auto* wanted = std::get_if<NewOp>(&asked[i]);
            if (made != nullptr && made->fields.size() > wanted->fields.size()) {
                const auto added =
                    made->fields.begin() + static_cast<std::ptrdiff_t>(wanted->fields.size());
                applied->fix.emplace_back(SetOp{made->id, {added, made->fields.end()}});
            }
        }
    }
    return applied;
}

/// More than a presenter may take; asked of the board as it would be.
bool takes_too_many(const Deciding& deciding, std::span<const Op> ops, const Located& located) {
    std::size_t more = 0;
    for (std::size_t i = 0; i < ops.size(); ++i) {
        const auto* set = std::get_if<SetOp>(&ops[i]);
        const Subject& subject = located.subjects[i];
        if (set == nullptr || !subject.record || flag_of(*subject.record, "taken")) {
            continue;
        }
        const auto taken = index_of(subject.type, "taken");
        more += static_cast<std::size_t>(std::count_if(
            set->fields.begin(),
            set->fields.end(),
            [&](const FieldValue& given) {
                const bool* flag = std::get_if<bool>(&given.value);
                return taken && given.field == *taken && flag != nullptr && *flag;
            }
        ));
    }
    if (more == 0 || deciding.state.session() == nullptr) {
        return false;
    }
    const SessionId& session = deciding.state.session()->now.id;
    deciding.state.shared().for_each([&](const RecordRef& record) {
        more += record->made_in == session && flag_of(*record, "taken") ? 1U : 0U;
    });
    return more > deciding.limits.taken_hypotheses;
}

/// A signature is given to the lines as they stood. Whoever changes them asks for it again.
std::optional<SessionChange>
signatures_void(const RoomState& state, std::span<const Touched> touched) {
    const bool lines = std::any_of(touched.begin(), touched.end(), [](const Touched& one) {
        return one.either().type == Type::summary_line;
    });
    if (!lines) {
        return std::nullopt;
    }
    SessionChange change;
    if (const Session* session = state.session()) {
        change.now = session->now;
    } else if (const EndedSession* last = state.last_session()) {
        change = {last->last, last->how, last->carry_to};
    }
    if (change.now.summary.signatures.empty() || change.now.summary.signed_off) {
        return std::nullopt;
    }
    change.now.summary.signatures.clear();
    return change;
}

/// What has just gone from the shared board leaves the hidden ones too, each under its own key.
std::map<MemberId, std::vector<ResolvedOp>>
mend_hidden(Deciding& deciding, std::span<const RecordId> gone, std::vector<Entry>& entries) {
    std::map<MemberId, std::vector<ResolvedOp>> mends;
    if (gone.empty()) {
        return mends;
    }
    RoomState& state = deciding.state;
    const auto mend = [&](Placement where, const MemberId& owner, const Board& board) {
        Entry entry;
        entry.ops = board.mends_for(gone);
        if (entry.ops.empty()) {
            return;
        }
        entry.at = deciding.now;
        entry.where = where;
        entry.owner = owner;
        entry.key = where == Placement::own ? state.own_key(owner) : state.sealed_key();
        state.apply(entry);
        mends[owner].insert(mends[owner].end(), entry.ops.begin(), entry.ops.end());
        entries.push_back(std::move(entry));
    };
    for (const auto& [owner, board] : state.own_boards()) {
        mend(Placement::own, owner, board);
    }
    for (const auto& [owner, board] : state.sealed_boards()) {
        mend(Placement::sealed, owner, board);
    }
    return mends;
}

/// One frame a member: whoever has something mended hears both together.
void add_mends(
    const Deciding& deciding,
    const std::map<MemberId, std::vector<ResolvedOp>>& mends,
    const ClientId& except,
    std::vector<Send>& sends
) {
    for (const auto& [owner, ops] : mends) {
        if (!deciding.attendance.is_attached(owner)) {
            continue;
        }
        SendOps own{{owner}, except, {}};
        for (Send& send : sends) {
            auto* shared = std::get_if<SendOps>(&send);
            if (shared != nullptr && std::erase(shared->to, owner) > 0) {
                own.groups = shared->groups;
            }
        }
        own.groups.push_back(Door(deciding.state, owner).show_hidden(ops));
        sends.emplace_back(std::move(own));
    }
    std::erase_if(sends, [](const Send& send) {
        const auto* ops = std::get_if<SendOps>(&send);
        return ops != nullptr && ops->to.empty();
    });
}

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
    const auto viewers = deciding.attendance.attached();
    if (entry.session) {
        return stage_sends(touched, deciding.state, viewers);
    }
    return ops_sends(deciding.state, viewers, {entry.by, author, entry.ops, touched});
}

Decision happen(Deciding& deciding, const Asked& asked, const Located& located, Applied applied) {
    RoomState& state = deciding.state;
    Entry entry;
    entry.at = deciding.now;
    entry.key = key_of(state, located.where, asked.member);
    entry.where = located.where;
    entry.by = asked.member;
    if (located.where != Placement::shared) {
        entry.owner = asked.member;
    }
    entry.session =
        located.where == Placement::shared ? signatures_void(state, applied.touched) : std::nullopt;
    Ok ok = ok_for(deciding, asked.member, located, applied);
    entry.ops = std::move(applied.ops);

    Decision decision;
    std::vector<Entry> more;
    const auto gone =
        located.where == Placement::shared ? applied.deleted() : std::vector<RecordId>();
    state.apply_values(entry);
    const auto mends = mend_hidden(deciding, gone, more);
    if (const auto mine = mends.find(asked.member); mine != mends.end()) {
        ok.fix.insert(ok.fix.end(), mine->second.begin(), mine->second.end());
    }
    decision.sends = sends_of(deciding, entry, asked.client, applied.touched);
    add_mends(deciding, mends, asked.client, decision.sends);
    decision.reply = Reply{asked.client, asked.cseq, ok};
    entry.answer = Answer{asked.client, asked.member, asked.cseq, std::move(ok), asked.acked};
    state.keep_answer(*entry.answer, entry.at);
    decision.entries.push_back(std::move(entry));
    std::move(more.begin(), more.end(), std::back_inserter(decision.entries));
    return decision;
}

}  // namespace

Decision submit_change(
    Deciding& deciding,
    Allowances& allowances,
    const Asked& asked,
    const Change& change
) {
    const RoomState& state = deciding.state;
    const Member& member = *state.member(asked.member);
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
    const Writer writer{state, member, deciding.now};
    if (auto no = why_not(writer, change.ops, *located)) {
        return refuse(deciding, asked, std::move(*no));
    }
    if (takes_too_many(deciding, change.ops, *located)) {
        RefusalInfo info;
        info.missing = {"taken"};
        return refuse(deciding, asked, {Refusal::precondition, std::move(info)});
    }
    auto applied = apply(deciding, asked.member, change.ops, *located);
    if (!applied) {
        return refuse(deciding, asked, {applied.error(), std::nullopt});
    }
    return happen(deciding, asked, *located, std::move(*applied));
}

}  // namespace spacebetween
