// A trainee's own copy of a practice room: made, and made anew.
#include "server/room/practice.hpp"

#include "server/room/commands.hpp"
#include "server/room/mending.hpp"
#include "server/room/room.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace spacebetween {

namespace {

/// Pages and stops, and what was said about a stop.
bool stays_with_its_room(const RoomState& state, const Record& record) {
    const std::string_view on = spec_of(record.type).board_of;
    const RecordRef root = on.empty() ? nullptr : state.shared().find(ref_of(record, on));
    const Type type = root ? root->type : record.type;
    return spec_of(type).board == BoardName::summary || type == Type::safety_stop;
}

/// Comments before what they are on, and the like: nothing is left that refers to what is gone.
std::vector<RecordId> all_but_pages(const RoomState& state) {
    std::vector<RecordId> ids;
    state.shared().for_each([&ids](const RecordRef& record) {
        if (!server_made(spec_of(record->type))) {
            ids.push_back(record->id);
        }
    });
    std::sort(ids.begin(), ids.end());
    return ids;
}

using Renamed = std::unordered_map<RecordId, RecordId>;

/// What the copy would refer to and was not copied.
void clear_what_was_left_behind(Record& fresh, const Record& old, const Renamed& renamed) {
    for (std::size_t i = 0; i < fresh.fields.size(); ++i) {
        const auto* one = std::get_if<RecordId>(&old.fields[i]);
        const auto* set = std::get_if<RefSet>(&old.fields[i]);
        if (one != nullptr && !renamed.contains(*one)) {
            fresh.fields[i] = Value();
        } else if (set != nullptr) {
            std::vector<RecordId> copied;
            for (const RecordId& id : set->ids()) {
                if (const auto found = renamed.find(id); found != renamed.end()) {
                    copied.push_back(found->second);
                }
            }
            fresh.fields[i] = copied.empty() ? Value() : Value(RefSet(std::move(copied)));
        }
    }
}

std::vector<ResolvedOp>
made_anew(const std::vector<RecordRef>& board, const RoomState& state, Random& random) {
    Renamed renamed;
    for (const RecordRef& record : board) {
        renamed.emplace(record->id, RecordId(new_id(spec_of(record->type).prefix, random)));
    }
    std::vector<ResolvedOp> ops;
    for (const RecordRef& record : board) {
        Record fresh = anew(*record, renamed.at(record->id), renamed);
        clear_what_was_left_behind(fresh, *record, renamed);
        fresh.order = record->order;
        if (const EndedSession* last = state.last_session()) {
            fresh.made_in = last->last.id;
        }
        ops.emplace_back(MadeOp{std::make_shared<const Record>(std::move(fresh))});
    }
    return ops;
}

}  // namespace

std::vector<RecordRef> board_to_copy(const RoomState& state) {
    std::vector<RecordRef> board;
    for (RecordRef& record : state.shared().in_order()) {
        if (!stays_with_its_room(state, *record)) {
            board.push_back(std::move(record));
        }
    }
    return board;
}

Decision Room::become_copy(const RoomId& of, const std::vector<RecordRef>& board, Time now) {
    Deciding deciding = this->deciding(now);
    if (state_.session() != nullptr || state_.info().kind != RoomKind::practice) {
        Decision decision;
        decision.refused = needs(state_, {"session"});
        return decision;
    }
    Act act;
    const std::vector<RecordId> gone = all_but_pages(state_);
    for (const RecordId& id : gone) {
        act.made.emplace_back(DelOp{id});
    }
    auto made = made_anew(board, state_, *random_);
    std::move(made.begin(), made.end(), std::back_inserter(act.made));
    act.info = state_.info();
    act.info->copied_from = of;
    act.wants_snapshot = true;
    Decision decision = perform(deciding, std::move(act), std::nullopt);
    const auto mends = mend_hidden(deciding, gone, decision.entries);
    add_mends(deciding, mends, ClientId(), decision.sends);
    undo_.forget();
    return decision;
}

}  // namespace spacebetween
