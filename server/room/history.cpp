// Replays entries that may have gaps, and looks at the board moment by moment.
#include "server/room/history.hpp"

#include "server/room/door.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <unordered_set>

namespace spacebetween {

namespace {

/// Those ops whose records are there: after words were taken out, others are not.
std::vector<ResolvedOp> that_can_happen(const Board& board, const std::vector<ResolvedOp>& ops) {
    std::unordered_set<RecordId> made;
    std::unordered_set<RecordId> gone;
    std::vector<ResolvedOp> kept;
    for (const ResolvedOp& op : ops) {
        const RecordId& id = subject_of(op);
        const bool there = made.contains(id) || (board.find(id) && !gone.contains(id));
        const bool makes = std::holds_alternative<MadeOp>(op);
        if (makes == there) {
            continue;
        }
        if (makes) {
            made.insert(id);
        } else if (std::holds_alternative<DelOp>(op)) {
            made.erase(id);
            gone.insert(id);
        }
        kept.push_back(op);
    }
    return kept;
}

/// Whether this record may be looked back at now: as it stands, or, when it is gone, as others of
/// its board may be.
bool may_look_back(const Record& record, const Door& now, const RoomState& state) {
    if (const RecordRef current = state.shared().find(record.id)) {
        return now.shows(*current);
    }
    // What nobody kept is not looked back at either.
    if (now.outside() || record.type == Type::compass_mark || record.type == Type::climate_mark) {
        return false;
    }
    const std::string_view on = spec_of(record.type).board_of;
    const RecordId root = on.empty() ? record.id : ref_of(record, on);
    if (const RecordRef target = on.empty() ? nullptr : state.shared().find(root)) {
        return now.shows(*target);
    }
    const auto type = type_of(root);
    return type && now.rights().see.contains(spec_of(*type).board);
}

}  // namespace

Looking::Looking(const RoomState& now, MemberId viewer, const Limits& limits, SessionId session)
    : now_(now),
      viewer_(std::move(viewer)),
      limits_(limits),
      wanted_(std::move(session)) {}

bool Looking::is_theirs(std::int64_t number) const {
    const Member* member = now_.member(viewer_);
    if (member == nullptr) {
        return false;
    }
    const auto from = looks_back_to(*member);
    return from && *from <= number;
}

bool Looking::looks_on() const {
    const Session* session = then_.session();
    return session != nullptr && session->now.id == wanted_ && is_theirs(session->now.number);
}

void Looking::take(const Entry& entry) {
    if (entry.where != Placement::shared) {
        return;
    }
    const auto every = static_cast<Millis>(limits_.history_every_ms);
    const bool room_left = history_.moments.size() < limits_.history_moments;
    if (looks_on() && changed_ && room_left && !history_.moments.empty() &&
        entry.at - history_.moments.back().at >= every) {
        look(last_entry_, false);
    }
    Entry seen = entry;
    seen.answer.reset();
    seen.ops = that_can_happen(then_.shared(), entry.ops);
    const bool planned = seen.plan || then_.session() != nullptr ||
                         (then_.last_session() != nullptr && seen.session && seen.session->ended);
    if (!planned) {
        seen.session.reset();
    }
    if (seen.session && seen.session->ended && looks_on() && changed_) {
        look(last_entry_, false);
    }
    then_.apply(seen);
    note_session(seen);
    last_entry_ = entry.at;
    changed_ = changed_ || !seen.ops.empty();
    if (looks_on() && then_.session()->now.entered_rev != stage_rev_) {
        stage_rev_ = then_.session()->now.entered_rev;
        look(entry.at, true);
    }
}

void Looking::note_session(const Entry& entry) {
    if (!entry.session) {
        return;
    }
    const SessionState& now = entry.session->now;
    auto known = std::find_if(sessions_.begin(), sessions_.end(), [&now](const PastSession& one) {
        return one.id == now.id;
    });
    const StagePlanRef plan =
        entry.session->ended ? then_.last_session()->plan : then_.session()->plan;
    if (known == sessions_.end()) {
        known = sessions_.insert(known, {now.id, now.number, plan->name, now.started, {}, {}});
    }
    if (entry.session->ended && !known->ended) {
        known->ended = entry.at;
        known->how = entry.session->ended;
    }
    if (now.id == wanted_ && is_theirs(now.number)) {
        history_.session = *known;
        history_.plan = plan;
    }
}

void Looking::look(Time at, bool entered) {
    const Door now(now_, viewer_);
    std::vector<Viewed> seen = Door(then_, viewer_).all();
    std::erase_if(seen, [&](const Viewed& one) { return !may_look_back(one.record(), now, now_); });
    HistoryMoment moment{at, then_.session()->now.at, entered, {}, {}};
    auto before = seen_.begin();
    for (const Viewed& one : seen) {
        for (; before != seen_.end() && before->record().id < one.record().id; ++before) {
            moment.drop.push_back(before->record().id);
        }
        const bool was_there = before != seen_.end() && before->record().id == one.record().id;
        if (!was_there || !(*before == one)) {
            moment.put.push_back(one);
        }
        before += was_there ? 1 : 0;
    }
    for (; before != seen_.end(); ++before) {
        moment.drop.push_back(before->record().id);
    }
    seen_ = std::move(seen);
    changed_ = false;
    if (entered || !moment.put.empty() || !moment.drop.empty()) {
        history_.moments.push_back(std::move(moment));
    }
}

std::vector<PastSession> Looking::sessions() const {
    std::vector<PastSession> theirs;
    for (auto one = sessions_.rbegin(); one != sessions_.rend(); ++one) {
        if (is_theirs(one->number)) {
            theirs.push_back(*one);
        }
    }
    return theirs;
}

std::optional<SessionHistory> Looking::finish() && {
    if (looks_on() && changed_) {
        look(last_entry_, false);
    }
    if (!history_.plan) {
        return std::nullopt;
    }
    return std::move(history_);
}

Entry stand_anew(RoomState& state, Time now) {
    Entry entry;
    entry.at = now;
    entry.key = state.words_key();
    entry.info = state.info();
    entry.members = state.members();
    if (const Session* session = state.session()) {
        entry.session = SessionChange{session->now, std::nullopt, 0};
        entry.plan = session->plan;
    } else if (const EndedSession* last = state.last_session()) {
        entry.session = SessionChange{last->last, last->how, last->carry_to};
        entry.plan = last->plan;
    }
    const std::vector<RecordRef> standing = state.shared().in_order();
    for (const RecordRef& record : standing) {
        entry.ops.emplace_back(DelOp{record->id});
    }
    for (const RecordRef& record : standing) {
        entry.ops.emplace_back(MadeOp{record});
    }
    state.apply(entry);
    return entry;
}

}  // namespace spacebetween
