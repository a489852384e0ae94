// What must hold when nothing moves any more.
#include "server/app/room_loading.hpp"
#include "server/protocol/server_message.hpp"
#include "server/vocabulary/spec.hpp"
#include "tests/simulation/must.hpp"
#include "tests/simulation/sim_world.hpp"

#include <stdexcept>
#include <utility>

namespace spacebetween {

namespace {

/// What a client shows that just came in: decoded from the very bytes.
Json expected(const RoomSnapshot& snapshot, std::size_t part_bytes) {
    Json all;
    Json records = Json::object();
    for (const std::string& frame : snapshot_frames(snapshot, part_bytes)) {
        const Json part = Json::parse(frame);
        if (part.at("part") == 1) {
            all = {
                {"room", part.at("room")},
                {"waiting", part.value("waiting", false)},
                {"members", part.at("members")},
                {"session", part.at("session")},
                {"may", part.at("may")},
                {"see", part.at("see")},
                {"draft", part.value("draft", Json())}
            };
        }
        for (const Json& record : part.at("records")) {
            records[record.at("id").get<std::string>()] = record;
        }
    }
    for (Json& member : all["members"])
        member.erase("here");
    all["records"] = std::move(records);
    return all;
}

bool leads_somewhere(const FieldSpec& spec, const RecordId& id, const Board& a, const Board& b) {
    RecordRef found = a.find(id);
    if (!found) found = b.find(id);
    return found && (spec.any_target || may_refer_to(spec, found->type));
}

bool is_whole(const Board& board, const Board& beneath) {
    bool whole = true;
    board.for_each([&](const RecordRef& record) {
        const auto fields = spec_of(record->type).fields;
        whole = whole && record->fields.size() == fields.size();
        for (std::size_t i = 0; whole && i < fields.size(); ++i) {
            if (const auto* one = std::get_if<RecordId>(&record->fields[i])) {
                whole = leads_somewhere(fields[i], *one, board, beneath);
            } else if (const auto* set = std::get_if<RefSet>(&record->fields[i])) {
                for (const RecordId& id : set->ids()) {
                    whole = whole && leads_somewhere(fields[i], id, board, beneath);
                }
            }
        }
    });
    return whole;
}

bool remembers(const Board* board, const RecordId& id) {
    return board != nullptr && board->has_used(id);
}

bool is_remembered(const RecordId& id, const MemberId& member, const RoomState& state) {
    return remembers(&state.shared(), id) || remembers(state.own(member), id);
}

/// Sealed records end at the reveal, with all that stands on them.
bool may_end(const RecordId& id) {
    const auto type = type_of(id);
    if (!type) return false;
    const TypeSpec& spec = spec_of(*type);
    return has_home(spec, Target::seal) || has_home(spec, Target::as_target);
}

}  // namespace

bool is_whole(const RoomState& state) {
    bool whole = is_whole(state.shared(), state.shared());
    for (const auto* boards : {&state.own_boards(), &state.sealed_boards()}) {
        for (const auto& [owner, board] : *boards) {
            whole = whole && is_whole(board, state.shared());
        }
    }
    return whole;
}

void SimWorld::check_seats() {
    const RoomState state = server->state();
    check_journal(state);
    check_bounds(state);
    check_returns();
    check_refused();
    for (const SimSeat& seat : seats_) {
        if (seat.turned_away) continue;
        check_seat(seat, state);
        check_acked(seat, state);
        check_sight(seat);
    }
}

/// I-6, and I-7 with it: one client stayed and the others came back.
void SimWorld::check_seat(const SimSeat& seat, const RoomState& state) {
    const Member* member = state.member_of(seat.client.account());
    must(member != nullptr, "a client is in whose account is no member");
    must(seat.client.member() == member->id.text, "a client was told another member's name");
    Json wanted;
    server->ask([&](Room& room, Time) {
        wanted = expected(room.snapshot(member->id), ground_.limits.snapshot_part_bytes);
        return Decision{};
    });
    const Json shown = seat.client.shown();
    for (const auto& [key, value] : wanted.items()) {
        if (shown.at(key) != value) {
            throw std::logic_error(
                seat.client.account().text + " shows another " + key + ": " +
                Json::diff(value, shown.at(key)).dump()
            );
        }
    }
    must(seat.wire->connection->waiting_bytes() == 0, "something waits that nobody carries");
}

/// I-3: what was answered is there, unless its lifetime ended or it was deleted.
void SimWorld::check_acked(const SimSeat& seat, const RoomState& state) {
    const MemberId member(seat.client.member());
    const ClientAnswers* answers = state.client(seat.client.id());
    const std::int64_t last = answers == nullptr ? 0 : answers->last_cseq;
    must(last == seat.client.answered(), "the answers differ from what was answered");
    for (const auto& [text, v] : seat.client.told_versions()) {
        const RecordId id(text);
        const RecordRef shared = state.shared().find(id);
        must(!shared || shared->v >= v, "an answered change is not there: " + text);
        const bool there = shared || may_end(id) || is_remembered(id, member, state);
        must(there, "an answered record is not there: " + text);
    }
}

/// I-2: a process died, and another has read the disk: what any client was shown is there.
void SimWorld::check_shown(const SimSeat& seat, const RoomState& state) {
    for (const auto& [text, record] : seat.client.board().records()) {
        const RecordId id(text);
        const MemberId member(seat.client.member());
        const RecordRef shared = state.shared().find(id);
        const Board* own = state.own(member);
        const RecordRef mine = shared || own == nullptr ? shared : own->find(id);
        must(!mine || mine->v >= record.at("v").get<int>(), "a shown change is lost: " + text);
        must(mine || may_end(id) || is_remembered(id, member, state), "shown and lost: " + text);
    }
}

/// I-1, I-10, and that the journal says all.
void SimWorld::check_journal(const RoomState& state) {
    const auto loaded = ground_.disk.load(ground_.room);
    must(loaded.has_value(), "the journal does not load");
    const auto replayed = state_of(*loaded);
    must(replayed.has_value(), "the journal does not replay");
    must(*replayed == state, "the journal replays to another room");
    const auto history = ground_.disk.history(ground_.room);
    const auto rows = static_cast<std::int64_t>(history->rows.size() + history->passed_over);
    must(rows == state.version(), "the journal has holes");
    must(is_whole(state), "a reference leads nowhere");
}

}  // namespace spacebetween
